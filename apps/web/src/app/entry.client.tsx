import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { languageOfPath, loadMessages } from '../lib/i18n/languages.ts';
import { createWords, WordsProvider } from '../lib/i18n/words.ts';

const language = languageOfPath(location.pathname);
const words = createWords(language, await loadMessages(language));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WordsProvider value={words}>
        <HydratedRouter />
      </WordsProvider>
    </StrictMode>,
  );
});
