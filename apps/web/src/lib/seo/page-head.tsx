import { useLocation } from 'react-router';
import { DEFAULT_LANGUAGE, LANGUAGES } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { useSiteAddress } from '../site/site-address.ts';
import { absoluteAddress } from './describe-site.ts';
import { writeJsonLd } from './json-ld.ts';
import type { StructuredData } from './schema-org.ts';

/** Most readers of previews show no SVG, which our drawn posters are: they get the sign over the door. */
const CARD = { path: '/social-card.png', width: 1200, height: 630 };
const DESCRIPTION_LENGTH_MAX = 200;

interface PageHeadProps {
  title: string;
  description: string;
  /** Of the page that stands for this one and its variants; without it, this page's own path. */
  path?: string | undefined;
  type?: 'website' | 'video.movie' | 'article';
  /** False for pages that are made anew for everybody who asks, such as search results. */
  indexed?: boolean;
  /** Instead of the sign over the door; nothing that only browsers can read. */
  picture?: { readonly path: string; readonly width: number; readonly height: number } | undefined;
  data?: readonly (StructuredData | null)[];
}

/** What search engines, previews and browser tabs read of a page. */
export function PageHead({ title, path, indexed = true, data = [], ...rest }: PageHeadProps) {
  const { language, locale } = useWords();
  const site = useSiteAddress();
  const { pathname } = useLocation();
  const address = (lang: string) => absoluteAddress(site, lang, path ?? pathname);
  const description = shorten(rest.description);
  const picture = rest.picture ?? CARD;
  return (
    <>
      <title>{`${title} · Houseful`}</title>
      <meta name="description" content={description} />
      {!indexed && <meta name="robots" content="noindex, follow" />}
      {indexed && <link rel="canonical" href={address(language)} />}
      {indexed &&
        LANGUAGES.map((lang) => (
          <link key={lang} rel="alternate" hrefLang={lang} href={address(lang)} />
        ))}
      {indexed && <link rel="alternate" hrefLang="x-default" href={address(DEFAULT_LANGUAGE)} />}
      <meta property="og:site_name" content="Houseful" />
      <meta property="og:type" content={rest.type ?? 'website'} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address(language)} />
      <meta property="og:locale" content={locale.replace('-', '_')} />
      <meta property="og:image" content={site + picture.path} />
      <meta property="og:image:width" content={String(picture.width)} />
      <meta property="og:image:height" content={String(picture.height)} />
      <meta name="twitter:card" content="summary_large_image" />
      {data.map((one) => one && <JsonLd key={JSON.stringify(one).slice(0, 80)} data={one} />)}
    </>
  );
}

/** Data, not a program: a browser never runs it, so the Content-Security-Policy lets it stand. */
function JsonLd({ data }: { data: StructuredData }) {
  return (
    <script
      type="application/ld+json"
      // oxlint-disable-next-line react/no-danger -- written so that it cannot leave the element
      dangerouslySetInnerHTML={{ __html: writeJsonLd(data) }}
    />
  );
}

/** Whole words, as many as a preview shows. */
function shorten(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH_MAX) return text;
  return `${text.slice(0, DESCRIPTION_LENGTH_MAX).replace(/\s+\S*$/, '')} …`;
}
