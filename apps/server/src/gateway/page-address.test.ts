import { describe, expect, it } from 'vitest';
import { pageUrl } from './page-address.ts';

describe('the address of a page', () => {
  it.each([
    ['/mumbai?x=1', '/mumbai?x=1'],
    ['//evil.test/mumbai', '//evil.test/mumbai'],
    ['/\\evil.test/mumbai', '//evil.test/mumbai'],
    ['http://evil.test/mumbai?x=1', '/mumbai?x=1'],
    ['http://evil.test', '/'],
    ['http://evil.test?x=1', '/?x=1'],
    ['http://evil.test//other.test/', '//other.test/'],
    // Joined as it is, this would be https://tickets.example.com.
    ['m://evil.test/mumbai', '/mumbai'],
    ['*', '/*'],
    ['@evil.test/', '/@evil.test/'],
  ])('asked for %s is the shop’s own %s', (asked, path) => {
    expect(pageUrl('https://tickets.example.co', asked).href).toBe(
      `https://tickets.example.co${path}`,
    );
  });
});
