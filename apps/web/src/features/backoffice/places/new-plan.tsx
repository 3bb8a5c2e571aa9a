import { seatPlansOperations } from '@houseful/contract/seat-plans';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import type { Plan } from '@houseful/seat-plan/plan';
import { planFrom, TEMPLATES } from '@houseful/seat-plan/templates';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { checkName } from '../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../lib/forms/form-text.ts';
import { useForm } from '../../../lib/forms/use-form.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { roomNames } from '../seat-plan/bars/start-dialog.tsx';
import { useSay } from '../seat-plan/words/plan-words.ts';
import { PlanWords } from '../seat-plan/words/plan-words-frame.tsx';
import { usePlacesWords } from './words/places-words.ts';

/** Begins the design of a room: from a template, or from a room that is there. */
export function NewPlan({ venue }: { venue: DeskVenue }) {
  return (
    <PlanWords>
      <Beginning {...{ venue }} />
    </PlanWords>
  );
}

const CHECKS = { name: checkName };

function Beginning({ venue }: { venue: DeskVenue }) {
  const { say } = usePlacesWords();
  const sayOfPlans = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [from, setFrom] = useState<string>('cinema-300');
  const { venueId, screens } = venue;
  const drawn = screens.filter(({ seatMapId }) => seatMapId !== null);
  const begin = useMutation({
    mutationFn: (form: FormData) =>
      api.call(seatPlansOperations.createSeatPlan, {
        ...{ venueId, name: textOf(form, 'name') },
        from: beginningOf(from, (template) => planFrom(template, roomNames(sayOfPlans))),
      }),
    onSuccess: async ({ planId }) => {
      await queries.invalidateQueries({ queryKey: ['seat-plans', venueId] });
      await navigate(`/desk/seat-plans/${planId}`);
    },
  });
  const { form, errors } = useForm({ checks: CHECKS, error: begin.error, onSubmit: begin.mutate });
  return (
    <form
      {...form}
      className="flex flex-col gap-4 border-t border-line pt-4"
      aria-label={say('plan.begin')}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={say('plan.name')} name="name" required error={errors['name']} />
        <SelectField
          label={say('plan.from')}
          value={from}
          options={[
            ...TEMPLATES.map((template) => ({
              ...{ value: template, label: sayOfPlans(`start.${template}`) },
            })),
            ...drawn.map(({ seatMapId, name }) => ({
              value: `${OF_SCREEN}${seatMapId}`,
              label: say('plan.asIn', { screen: name }),
            })),
          ]}
          onChange={setFrom}
        />
      </div>
      <FormProblem error={begin.error} />
      <div>
        <Button type="submit" look="quiet" busy={begin.isPending}>
          {say('plan.begin')}
        </Button>
      </div>
    </form>
  );
}

const OF_SCREEN = 'screen ';

function beginningOf(from: string, draw: (template: (typeof TEMPLATES)[number]) => Plan) {
  if (from.startsWith(OF_SCREEN)) return { seatMapId: from.slice(OF_SCREEN.length) };
  const template = TEMPLATES.find((one) => one === from) ?? 'empty';
  return { plan: draw(template) as unknown as Record<string, never> };
}
