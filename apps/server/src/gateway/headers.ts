/** On every answer of the house, whoever makes it. */
export const HEADERS_OF_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;

export const JSON_TYPE = 'application/json; charset=utf-8';
