import { useEffect, useRef } from 'react';

/**
 * A mail as its reader's program would show it, in a frame where no script runs. The page's
 * Content-Security-Policy refuses inline styles in markup, also in frames, so the mail's own are
 * set by script on the parsed document instead. Nothing is fetched: pictures must be in the mail.
 */
export function MailPaper({ title, html }: { title: string; html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const inside = frame.current?.contentDocument;
    if (inside) showMail(inside, html);
  }, [html]);
  return (
    <iframe
      ref={frame}
      title={title}
      sandbox="allow-same-origin allow-popups"
      className="h-[70dvh] w-full rounded-card bg-paper"
    />
  );
}

/** Markup's own styles under another name, which the policy does not mind. */
const STYLE_ATTRIBUTE = /\sstyle\s*=\s*(?=["'])/gi;
const UNWANTED = 'script, style, link, meta, base, iframe, object, embed';

function showMail(inside: Document, html: string): void {
  // A template's style elements are text until they are taken into a page.
  const parsed = document.createElement('template');
  parsed.innerHTML = html.replace(STYLE_ATTRIBUTE, ' data-style=');
  const sheets = [...parsed.content.querySelectorAll('style')].map((style) => style.textContent);
  for (const element of parsed.content.querySelectorAll(UNWANTED)) element.remove();
  inside.body.replaceChildren(inside.importNode(parsed.content, true));
  for (const element of inside.body.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
  }
  for (const link of inside.body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  const view = inside.defaultView;
  if (view) inside.adoptedStyleSheets = sheets.map((css) => sheetOf(view, css));
}

/** Adopted sheets must be made by the document that adopts them. */
function sheetOf(view: Window & typeof globalThis, css: string): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
