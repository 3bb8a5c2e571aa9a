import { expect, test } from 'vitest';
import { pictureTypeOf } from './picture-type.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
  ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
  ['webp', 'RIFF\x24\0\0\0WEBPVP8 '],
  ['avif', '\0\0\0\x20ftypavif'],
  [null, '\0\0\0\x20ftypavis'],
  [null, '\0\0\0\x20ftypheic'],
  [null, 'GIF89a'],
  [null, '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  [null, '<?xml version="1.0"?><svg/>'],
  [null, '%PDF-1.7'],
  [null, 'RIFF\x24\0\0\0WAVEfmt '],
  [null, '\x89PNG'],
  [null, ' \xff\xd8\xff'],
  [null, ''],
])('%s: %j', (type, text) => {
  expect(pictureTypeOf(bytes(text))).toBe(type);
});
