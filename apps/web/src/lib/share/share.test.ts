import { describe, expect, it, vi } from 'vitest';
import { share } from './share.ts';

const WHAT = { title: 'Dangal', text: 'Dangal, today', url: 'http://shop.test/titles/tit_1' };
const file = new File(['pdf'], 'ticket.pdf', { type: 'application/pdf' });
const clipboard = () => ({ writeText: vi.fn(async () => undefined) });

describe('sharing', () => {
  it('is the device’s own where it has one', async () => {
    const by = { share: vi.fn(async () => undefined), clipboard: clipboard() };
    expect(await share(WHAT, by)).toBe('shared');
    expect(by.share).toHaveBeenCalledWith(WHAT);
    expect(by.clipboard.writeText).not.toHaveBeenCalled();
  });

  it('respects who closes the sheet', async () => {
    const by = {
      share: async () => Promise.reject(new DOMException('closed', 'AbortError')),
      clipboard: clipboard(),
    };
    expect(await share(WHAT, by)).toBe('shared');
    expect(by.clipboard.writeText).not.toHaveBeenCalled();
  });

  it('is the clipboard elsewhere, with the address', async () => {
    const by = { clipboard: clipboard() };
    expect(await share(WHAT, by)).toBe('copied');
    expect(by.clipboard.writeText).toHaveBeenCalledWith(`${WHAT.text}\n${WHAT.url}`);
    await share({ title: WHAT.title, url: WHAT.url }, by);
    expect(by.clipboard.writeText).toHaveBeenLastCalledWith(WHAT.url);
    const refused = { clipboard: { writeText: async () => Promise.reject(new Error('no')) } };
    expect(await share(WHAT, refused)).toBe('failed');
    expect(await share(WHAT, {})).toBe('failed');
  });

  it('hands on files only to devices that take them', async () => {
    const by = { share: vi.fn(async () => undefined), canShare: () => true };
    expect(await share({ ...WHAT, files: [file] }, by)).toBe('shared');
    expect(by.share).toHaveBeenCalledWith({ ...WHAT, files: [file] });
    const wordsOnly = { ...by, canShare: () => false, clipboard: clipboard() };
    expect(await share({ ...WHAT, files: [file] }, wordsOnly)).toBe('failed');
  });
});
