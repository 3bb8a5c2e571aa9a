import { expect, test } from 'vitest';
import { createNextAddress } from './next-address.ts';

function browser() {
  let path = '/desk/shows';
  const here = () => {
    const { href, search } = new URL(path, 'https://house.example');
    return { href, search };
  };
  const next = createNextAddress(here);
  return { next, goTo: (to: string) => void (path = to) };
}

test('two changes count both, though the browser is not yet where the first one leads', () => {
  const { next } = browser();
  expect(next.after({ q: 'coldplay' }).toString()).toBe('q=coldplay');
  expect(next.after({ state: 'stopped' }).toString()).toBe('q=coldplay&state=stopped');
  expect(next.after({ q: null }).toString()).toBe('state=stopped');
});

test('a change is made of the address as it is, be it not drawn yet', () => {
  const { next, goTo } = browser();
  next.after({ q: 'coldplay' });
  goTo('/desk/shows?q=coldplay');
  expect(next.after({ state: 'stopped' }).toString()).toBe('q=coldplay&state=stopped');
  goTo('/desk/titles?stage=draft');
  expect(next.after({ q: 'x' }).toString()).toBe('stage=draft&q=x');
});

test('what was asked for does not come back once one has been elsewhere', () => {
  const { next, goTo } = browser();
  next.after({ q: 'coldplay' });
  goTo('/desk/shows?q=coldplay');
  next.drawn();
  goTo('/desk/shows');
  expect(next.after({ state: 'stopped' }).toString()).toBe('state=stopped');
});

test('a drawing that comes late takes nothing of what is asked for since', () => {
  const { next, goTo } = browser();
  next.after({ q: 'coldplay' });
  goTo('/desk/shows?q=coldplay');
  next.after({ state: 'stopped' });
  next.drawn();
  expect(next.after({ venue: 'ven_1' }).toString()).toBe('q=coldplay&state=stopped&venue=ven_1');
});
