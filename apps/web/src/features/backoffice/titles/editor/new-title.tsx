import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../../../lib/browser.ts';
import { newKey } from '../../../../lib/random.ts';
import { EMPTY_FORM, type TitleForm, wordsOf } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { TitleEditor } from './title-editor.tsx';

/** Begins a title; what is said of it can be added to afterwards. */
export function NewTitle({ organisationId }: { organisationId: string }) {
  const { say } = useTitlesWords();
  const create = useCreateTitle(organisationId);
  return (
    <>
      <title>{`${say('new.title')} · Houseful`}</title>
      <Link to="/desk/titles" className="w-fit text-bulb underline-offset-4 hover:underline">
        {say('back')}
      </Link>
      <h1 className="font-sign text-3xl text-bulb">{say('new.title')}</h1>
      <TitleEditor
        {...{ organisationId, kept: EMPTY_FORM, disabled: false, isSaved: false }}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        saveLabel={say('new.save')}
        onSave={create.mutate}
      />
    </>
  );
}

/** The same title for the same form, however often it is sent. */
function useCreateTitle(organisationId: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const sent = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (form: TitleForm) => {
      const title = { organisationId, ...wordsOf(form) };
      const body = JSON.stringify(title);
      if (sent.current.body !== body) sent.current = { body, key: newKey() };
      return api.call(titlesDeskOperations.createTitle, title, {
        idempotencyKey: sent.current.key,
      });
    },
    onSuccess: (title) => {
      queries.setQueryData(['desk-title', title.titleId], title);
      void queries.invalidateQueries({ queryKey: ['desk-titles'] });
      void navigate(`/desk/titles/${title.titleId}`, { replace: true });
    },
  });
}
