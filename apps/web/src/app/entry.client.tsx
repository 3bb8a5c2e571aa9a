import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { languageOfPath, loadMessages } from '../lib/i18n/languages.ts';
import { createWords, WordsProvider } from '../lib/i18n/words.ts';
import { SiteAddressProvider } from '../lib/site/site-address.ts';
import { startOffline } from '../lib/offline/start-offline.ts';

const language = languageOfPath(location.pathname);
const words = createWords(language, await loadMessages(language));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WordsProvider value={words}>
        <SiteAddressProvider value={document.documentElement.dataset['site'] ?? location.origin}>
          <HydratedRouter />
        </SiteAddressProvider>
      </WordsProvider>
    </StrictMode>,
  );
});

startOffline();
