import { useMemo } from 'react';
import { genreName, jobName } from '../../../../lib/i18n/catalogue-words.ts';
import { KNOWN_LANGUAGES, languageName } from '../../../../lib/i18n/language-names.ts';
import { CheckField } from '../../../../lib/ui/check-field.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { Panel } from '../../panel.tsx';
import { DrawingFields } from '../fields/drawing-fields.tsx';
import { PeopleField } from '../fields/people-field.tsx';
import { PictureField } from '../fields/picture-field.tsx';
import { TextArea } from '../fields/text-area.tsx';
import { WordsField } from '../fields/words-field.tsx';
import { CERTIFICATES, TITLE_KINDS, type TitleForm } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { FORMATS, GENRES, JOBS } from './suggestions.ts';

export interface TitleFieldsProps {
  form: TitleForm;
  organisationId: string;
  disabled: boolean;
  /** What is to be said at a field. */
  errorAt: (field: string) => string | undefined;
  onChange: (changes: Partial<TitleForm>) => void;
}

const NAME_CHARACTERS_MAX = 120;
const SYNOPSIS_CHARACTERS_MAX = 2_000;

/** Everything that can be said of a title. */
export function TitleFields(props: TitleFieldsProps) {
  const { say } = useTitlesWords();
  const { form, organisationId, disabled, onChange } = props;
  return (
    <>
      <Panel title={say('panel.what')}>
        <NameFields {...props} />
      </Panel>
      <Panel title={say('panel.how')}>
        <HowFields {...props} />
      </Panel>
      {!disabled && (
        <Panel title={say('panel.pictures')} detail={say('panel.picturesDetail')}>
          <div className="grid gap-6 sm:grid-cols-[2fr_3fr]">
            <PictureField
              {...{ purpose: 'poster', organisationId, picture: form.poster }}
              onChange={(poster) => onChange({ poster })}
            />
            <PictureField
              {...{ purpose: 'banner', organisationId, picture: form.banner }}
              onChange={(banner) => onChange({ banner })}
            />
          </div>
          <DrawingFields form={form} onChange={onChange} />
        </Panel>
      )}
      <Panel title={say('panel.people')}>
        <People {...props} />
      </Panel>
      <Panel title={say('panel.licence')} detail={say('panel.licenceDetail')}>
        <LicenceFields {...props} />
      </Panel>
    </>
  );
}

function NameFields({ form, disabled, errorAt, onChange }: TitleFieldsProps) {
  const { say, t } = useTitlesWords();
  return (
    <>
      <SelectField
        label={say('field.kind')}
        value={form.kind}
        disabled={disabled}
        options={TITLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(value) =>
          onChange({ kind: TITLE_KINDS.find((kind) => kind === value) ?? 'movie' })
        }
      />
      <Field
        label={say('field.name')}
        name="name"
        required
        autoComplete="off"
        maxLength={NAME_CHARACTERS_MAX}
        disabled={disabled}
        value={form.name}
        error={errorAt('name')}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      <Field
        label={say('field.nativeName')}
        hint={say('hint.nativeName')}
        name="nativeName"
        autoComplete="off"
        maxLength={NAME_CHARACTERS_MAX}
        disabled={disabled}
        value={form.nativeName}
        error={errorAt('nativeName')}
        onChange={({ target }) => onChange({ nativeName: target.value })}
      />
      <TextArea
        label={say('field.synopsis')}
        name="synopsis"
        value={form.synopsis}
        disabled={disabled}
        charactersMax={SYNOPSIS_CHARACTERS_MAX}
        onChange={(synopsis) => onChange({ synopsis })}
      />
    </>
  );
}

function HowFields({ form, disabled, errorAt, onChange }: TitleFieldsProps) {
  const words = useTitlesWords();
  const { say, locale } = words;
  const languages = useMemo(
    () => KNOWN_LANGUAGES.map((value) => ({ value, label: languageName(value, locale) })),
    [locale],
  );
  const genres = GENRES.map((value) => ({ value, label: genreName(value, words) }));
  const text = (field: 'year' | 'durationMinutes' | 'releaseDate', type: string) => (
    <Field
      label={say(`field.${field}`)}
      hint={field === 'releaseDate' ? say('hint.releaseDate') : undefined}
      name={field}
      type={type}
      inputMode={type === 'text' ? 'numeric' : undefined}
      required
      autoComplete="off"
      disabled={disabled}
      value={form[field]}
      error={errorAt(field)}
      onChange={({ target }) => onChange({ [field]: target.value })}
    />
  );
  const some = (
    field: 'languages' | 'genres' | 'formats',
    suggestions: readonly { value: string; label: string }[],
  ) => (
    <WordsField
      label={say(`field.${field}`)}
      hint={say(`hint.${field}`)}
      name={field}
      {...{ values: form[field], suggestions, disabled }}
      onChange={(values) => onChange({ [field]: values })}
    />
  );
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        {text('releaseDate', 'date')}
        {text('year', 'text')}
        {text('durationMinutes', 'text')}
      </div>
      {some('languages', languages)}
      {some('genres', genres)}
      {some(
        'formats',
        FORMATS.map((value) => ({ value, label: value })),
      )}
      <SelectField
        label={say('field.certificate')}
        value={form.certificate}
        disabled={disabled}
        options={[
          { value: '', label: say('certificate.none') },
          ...CERTIFICATES.map((value) => ({ value, label: value })),
        ]}
        onChange={(certificate) => onChange({ certificate })}
      />
    </>
  );
}

function People({ form, disabled, onChange }: TitleFieldsProps) {
  const words = useTitlesWords();
  const { say } = words;
  return (
    <>
      <PeopleField
        title={say('field.cast')}
        partLabel={say('people.role')}
        addLabel={say('people.addCast')}
        {...{ people: form.cast, disabled }}
        onChange={(cast) => onChange({ cast })}
      />
      <PeopleField
        title={say('field.crew')}
        partLabel={say('people.job')}
        addLabel={say('people.addCrew')}
        parts={JOBS.map((value) => ({ value, label: jobName(value, words) }))}
        {...{ people: form.crew, disabled }}
        onChange={(crew) => onChange({ crew })}
      />
    </>
  );
}

function LicenceFields({ form, disabled, errorAt, onChange }: TitleFieldsProps) {
  const { say } = useTitlesWords();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['licenceFrom', 'licenceUntil'] as const).map((field) => (
          <Field
            key={field}
            label={say(`field.${field}`)}
            name={field}
            type="date"
            disabled={disabled}
            value={form[field]}
            error={errorAt(field)}
            onChange={({ target }) => onChange({ [field]: target.value })}
          />
        ))}
      </div>
      {!disabled && (
        <CheckField
          label={say('field.shared')}
          hint={say('hint.shared')}
          checked={form.shared}
          onChange={(shared) => onChange({ shared })}
        />
      )}
    </>
  );
}
