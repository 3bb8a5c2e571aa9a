import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  type HeadersArgs,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from 'react-router';
import { ErrorPage } from './shell/error-page.tsx';
import { Footer } from './shell/footer.tsx';
import { Header } from './shell/header.tsx';
import { NavigationBar } from './shell/navigation-bar.tsx';
import { OfflineBar } from './shell/offline-bar.tsx';
import { TabBar } from './shell/tab-bar.tsx';
import { useForgetWhoLeft } from './shell/use-forget-who-left.ts';
import { basenameOf, pathIn } from '../lib/i18n/languages.ts';
import { useWords } from '../lib/i18n/words.ts';
import { useSiteAddress } from '../lib/site/site-address.ts';
import './styles.css';

export function Layout({ children }: { children: ReactNode }) {
  const { locale, language } = useWords();
  const still = useIsHandled('still');
  return (
    <html lang={locale} data-front={basenameOf(language)} data-site={useSiteAddress()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffaf0" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1d1411" />
        <script src="/before-paint.js" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png" />
        <link rel="manifest" href={pathIn(language, '/manifest.webmanifest')} />
        <Meta />
        <Links />
      </head>
      <body className="flex flex-col">
        {children}
        {!still && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}

/** Pages say for themselves how long they may be kept; what failed may say when to come again. */
export const headers = ({ errorHeaders }: HeadersArgs): HeadersInit => errorHeaders ?? {};

export default function Root() {
  useFocusOnArrival();
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <Frame>
      <ErrorPage error={error} />
    </Frame>
  );
}

/**
 * What a route says of itself in its `handle`: `bare`, one tool from edge to edge; `focused`, one
 * task that nothing should lead away from; `still`, a page of its own that runs without the program.
 */
function useIsHandled(how: 'bare' | 'focused' | 'still'): boolean {
  return useMatches().some(({ handle }) => Object(handle)[how] === true);
}

/**
 * After a step to another page, keyboard and screen reader go on at its content, not at the old
 * link; on a page that is about one field, in that field.
 */
function useFocusOnArrival(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const content = document.getElementById('content');
    const field = content?.querySelector<HTMLElement>('[data-first-focus]');
    (field ?? content)?.focus({ preventScroll: true });
  }, [pathname]);
}

/**
 * The API client repeats what can be repeated, and says so when there is no connection: asking once
 * more on top, or waiting in silence for the browser to feel online, would only hide it.
 */
function createQueryClient(): QueryClient {
  const ours = { retry: false, networkMode: 'always' } as const;
  return new QueryClient({ defaultOptions: { queries: ours, mutations: ours } });
}

function Frame({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const bare = useIsHandled('bare');
  const withTabs = !useIsHandled('focused') && !bare;
  const still = useIsHandled('still');
  useForgetWhoLeft(queryClient);
  const { t } = useWords();
  if (still) return children;
  return (
    <QueryClientProvider client={queryClient}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded focus:bg-bulb focus:px-3 focus:py-2 focus:text-on-bulb"
      >
        {t('shell.skip')}
      </a>
      <NavigationBar />
      <OfflineBar />
      <Header withTabs={withTabs} />
      {children}
      {!bare && <Footer />}
      {withTabs && <TabBar />}
    </QueryClientProvider>
  );
}
