import { expect, test } from 'vitest';
import { createNextAddress } from './next-address.ts';

function browser() {
  let path = '/desk/shows';
  let steps = 0;
  const here = () => {
    return { step: `${steps} ${path}`, search: new URL(path, 'https://house.example').search };
  };
  const next = createNextAddress(here);
  return {
    next,
    goTo: (to: string) => {
      path = to;
      steps += 1;
    },
  };
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

test('nor does what never arrived, because another page was opened instead', () => {
  const { next, goTo } = browser();
  next.after({ q: 'coldplay' });
  goTo('/desk/venues');
  goTo('/desk/shows');
  next.drawn();
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
