import { describe, expect, it } from 'vitest';
import { changesOfDesk, changesOfEntry } from './changes.ts';
import { sampleDesk } from './desk.fixture.ts';
import { fieldOf, instantOf } from '../../../lib/time/local-fields.ts';
import { withStatus } from './use-room-desk.ts';
import { ruleText, valueText } from './value-text.ts';
import { createSay, loadDeskTexts } from './words/desk-words.ts';
import { english } from '../../../lib/testing/test-words.ts';

const desk = sampleDesk({ samples: [], asOf: '2026-11-21T09:00:00.000Z' });
const words = { ...english, say: createSay('en', await loadDeskTexts('en')) };

describe('what an entry of the log changed', () => {
  it('is told rule by rule, whatever group or spelling the rule stood in', () => {
    const changed = changesOfEntry({
      before: { rules: { activeMax: 20, graceMs: 1_000 }, on_sale_at: null },
      after: { rules: { activeMax: 26, graceMs: 1_000 }, on_sale_at: '2026-11-21T10:00:00.000Z' },
    });
    expect(changed).toEqual([
      { name: 'activeMax', before: 20, after: 26 },
      { name: 'onSaleAt', before: null, after: '2026-11-21T10:00:00.000Z' },
    ]);
  });

  it('of a new room is what was said about it', () => {
    const after = {
      scope: { kind: 'show', showId: 'shw_1' },
      ordering: 'drawn',
      opensAt: null,
      joinRules: { placesPerDeviceMax: 4 },
    };
    expect(changesOfEntry({ before: {}, after }).map(({ name }) => name)).toEqual([
      ...['kind', 'ordering', 'placesPerDeviceMax'],
    ]);
  });
});

describe('what a change came to', () => {
  it('is the difference of two answers, and nothing where nothing changed', () => {
    expect(changesOfDesk(desk, desk)).toEqual([]);
    const after = {
      ...desk,
      rules: { ...desk.rules, placesPerInterval: 80 },
      status: { ...desk.status, message: 'Soon.' },
    };
    expect(changesOfDesk(desk, after)).toEqual([
      { name: 'placesPerInterval', before: 50, after: 80 },
      { name: 'message', before: null, after: 'Soon.' },
    ]);
  });
});

describe('a rule in words', () => {
  it.each([
    ['graceMs', 120_000, '2 minutes'],
    ['graceMs', 90_000, '90 seconds'],
    ['activeMax', 100_000, '1,00,000'],
    ['placesPerNetworkMax', null, 'none'],
    ['opensAt', null, 'by hand'],
    ['requiresAccount', true, 'yes'],
    ['phase', 'fifo', 'Calling'],
    ['kind', 'title', 'All shows of the title'],
    ['message', 'Soon.', '“Soon.”'],
    ['somethingNew', ['a'], '["a"]'],
    ['activeMax', undefined, '–'],
  ])('%s of %j is %s', (name, value, text) => {
    expect(valueText(name, value, words)).toBe(text);
  });

  it('keeps its own name where the desk has no other', () => {
    expect(ruleText('activeMax', words)).toBe('At most inside');
    expect(ruleText('somethingNew', words)).toBe('somethingNew');
  });
});

describe('times in fields', () => {
  it('are those of the place, and mean the same instant again', () => {
    const field = fieldOf('2026-11-21T13:05:00.000Z', 'Asia/Kolkata');
    expect(field).toBe('2026-11-21T18:35');
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const instant = '2026-11-21T13:05:00.000Z';
    expect(instantOf(fieldOf(instant, here))).toBe(instant);
  });

  it('may be empty', () => {
    expect(fieldOf(null, 'UTC')).toBe('');
    expect(instantOf('')).toBeNull();
  });
});

describe('news and answers that overtake each other', () => {
  const news = (version: number, asOf: string) => ({ ...desk.status, version, asOf });

  it.each([
    [8, '2026-11-21T09:00:01.000Z', true],
    [7, '2026-11-21T09:00:01.000Z', true],
    [7, '2026-11-21T09:00:00.000Z', false],
    [6, '2026-11-21T09:00:09.000Z', false],
  ])('version %i of %s is taken: %s', (version, asOf, isTaken) => {
    const status = news(version, asOf);
    expect(withStatus(desk, status).status === status).toBe(isTaken);
  });
});
