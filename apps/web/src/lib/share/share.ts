export interface Shareable {
  readonly title: string;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
  readonly files?: readonly File[] | undefined;
}

/** The parts of a browser that sharing uses. */
export type Sharer = Partial<Pick<Navigator, 'share' | 'canShare'>> & {
  readonly clipboard?: Pick<Clipboard, 'writeText'> | undefined;
};

export type ShareOutcome = 'shared' | 'copied' | 'failed';

/**
 * Opens the device's own way to share; without one the words are put on the clipboard. Somebody who
 * closes the device's sheet has decided, and gets no second offer.
 */
export async function share(what: Shareable, by: Sharer = navigator): Promise<ShareOutcome> {
  const { title, text, url, files } = what;
  const data: ShareData = { title };
  if (text !== undefined) data.text = text;
  if (url !== undefined) data.url = url;
  if (files) data.files = [...files];
  if (by.share && (!files || by.canShare?.(data))) {
    try {
      await by.share(data);
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'shared';
    }
  }
  if (files) return 'failed';
  try {
    if (!by.clipboard) return 'failed';
    await by.clipboard.writeText([text, url].filter(Boolean).join('\n'));
    return 'copied';
  } catch {
    return 'failed';
  }
}
