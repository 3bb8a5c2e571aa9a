import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, flawsOf, formOf, missingIn, type TitleForm, wordsOf } from './title-form.ts';

const FORM: TitleForm = {
  ...EMPTY_FORM,
  ...{ name: 'Dangal', nativeName: 'दंगल', year: '2016', languages: ['Hindi'], genres: ['Sport'] },
  ...{ formats: ['2D'], certificate: 'UA 13+', durationMinutes: '161', releaseDate: '2016-12-23' },
  ...{ synopsis: 'A father trains his daughters.', licenceFrom: '2026-01-01' },
  cast: [{ name: 'Aamir Khan', part: 'Mahavir' }],
  crew: [{ name: 'Nitesh Tiwari', part: 'Director' }],
};

describe('the form of a title', () => {
  it('sends what stands in it, and reads the same from what comes back', () => {
    const sent = wordsOf(FORM);
    const title = {
      ...sent,
      ...{ titleId: 'ttl_1', organisationId: 'org_1', rating: null, stage: 'draft', missing: [] },
      ...{ publishedAt: null, endedAt: null, showsToCome: 0, posterUrl: '', bannerUrl: '' },
      changedAt: '2026-01-01T00:00:00.000Z',
    };
    expect(formOf(title as unknown as Parameters<typeof formOf>[0])).toEqual(FORM);
    expect(sent).toMatchObject({ year: 2016, durationMinutes: 161, certificate: 'UA 13+' });
  });

  it('leaves out rows of people that nobody has filled in', () => {
    const cast = [
      { name: ' ', part: 'Nobody' },
      { name: 'Asha', part: ' ' },
    ];
    expect(wordsOf({ ...FORM, cast }).cast).toEqual([{ name: 'Asha', role: '' }]);
  });

  it.each([
    [{}, []],
    [{ name: ' ' }, ['name']],
    [{ year: 'soon' }, ['year']],
    [{ year: '1066' }, ['year']],
    [{ durationMinutes: '0' }, ['durationMinutes']],
    [{ durationMinutes: '1441' }, ['durationMinutes']],
    [{ durationMinutes: '12.5' }, ['durationMinutes']],
    [{ licenceUntil: '2025-12-31' }, ['licenceUntil']],
    [{ licenceUntil: '2026-01-01' }, []],
    [{ year: '', durationMinutes: '' }, []],
  ])('with %j is wrong at %j', (changes, flaws) => {
    expect(flawsOf({ ...FORM, ...changes })).toEqual(flaws);
  });

  it('knows what is missing before everybody may see it', () => {
    expect(missingIn(FORM)).toEqual([]);
    expect(missingIn({ ...FORM, synopsis: ' ', languages: [] })).toEqual(['languages', 'synopsis']);
    expect(missingIn(EMPTY_FORM)).toHaveLength(7);
  });
});
