import { MoreButton } from '../../../lib/ui/more-button.tsx';
import type { GateDevice } from '@houseful/contract/gate';
import { gateOperations } from '@houseful/contract/gate-operations';
import type { Employment } from '@houseful/contract/organisations';
import type { OutputOf } from '@houseful/contract/operation';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/browser.ts';
import { newKey } from '../../../lib/random.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { Panel } from '../panel.tsx';
import { usePages } from '../lists/use-pages.ts';
import { useGateWords } from './words/gate-words.ts';

const DEVICES = ['gate-devices'] as const;

/** Phones that are scanners: a code makes one, a press shuts a lost one out. */
export function Devices({ employment }: { employment: Employment }) {
  const { say } = useGateWords();
  const query = usePages(DEVICES, (cursor) =>
    api.call(gateOperations.listGateDevices, { cursor, limit: 50 }),
  );
  const { organisationId } = employment.organisation;
  const devices = query.items?.filter((device) => device.organisationId === organisationId);
  return (
    <Panel title={say('devices.heading')} detail={say('devices.detail')}>
      <Register organisationId={organisationId} />
      <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      {devices?.length === 0 && <p className="text-muted">{say('devices.empty')}</p>}
      <ul className="divide-y divide-line">
        {devices?.map((device) => (
          <DeviceLine key={device.deviceId} device={device} />
        ))}
      </ul>
      <MoreButton query={query}>{say('shows.more')}</MoreButton>
    </Panel>
  );
}

function Register({ organisationId }: { organisationId: string }) {
  const { say } = useGateWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [maySearch, setMaySearch] = useState(true);
  const [idempotencyKey, setKey] = useState(newKey);
  const register = useMutation({
    mutationFn: () =>
      api.call(
        gateOperations.registerGateDevice,
        { name, organisationId, maySearch },
        { idempotencyKey },
      ),
    onSuccess: async () => {
      setName('');
      setKey(newKey());
      await client.invalidateQueries({ queryKey: DEVICES });
    },
  });
  return (
    <form
      className="flex max-w-xl flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        register.mutate();
      }}
    >
      <Field
        label={say('devices.name')}
        required
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <label className="flex items-center gap-3">
        <input
          type="checkbox"
          checked={maySearch}
          onChange={({ target }) => setMaySearch(target.checked)}
          className="size-6 accent-marquee"
        />
        {say('devices.maySearch')}
      </label>
      <ProblemNotice error={register.error} />
      <div>
        <Button type="submit" busy={register.isPending}>
          {say('devices.register')}
        </Button>
      </div>
      {register.data && <Pairing registered={register.data} />}
    </form>
  );
}

type Registered = OutputOf<(typeof gateOperations)['registerGateDevice']>;

/** The way from here to the phone. */
function Pairing({ registered }: { registered: Registered }) {
  const { say, time } = useGateWords();
  const { pairingCode, pairingQr, pairingUntil } = registered;
  return (
    <div role="status" className="flex flex-wrap items-center gap-5">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(pairingQr)}`}
        alt=""
        className="size-48 rounded-lg bg-white"
      />
      <div className="flex flex-col gap-2">
        <p>{say('devices.code', { address: `${location.origin}/gate` })}</p>
        <p className="font-mono text-3xl font-bold tracking-widest" data-pairing-code>
          {`${pairingCode.slice(0, 4)} ${pairingCode.slice(4)}`}
        </p>
        <p className="text-sm text-muted">
          {say('devices.until', { time: time(pairingUntil, deviceTimeZone()) })}
        </p>
      </div>
    </div>
  );
}

function DeviceLine({ device }: { device: GateDevice }) {
  const { say, moment } = useGateWords();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.call(gateOperations.revokeGateDevice, { deviceId: device.deviceId }),
    onSettled: () => client.invalidateQueries({ queryKey: DEVICES }),
  });
  const seen = device.lastSeenAt
    ? say('devices.seen', { when: moment(device.lastSeenAt, deviceTimeZone()) })
    : say('devices.never');
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span>
        <strong>{device.name}</strong>
        <span className="block text-sm text-muted">
          {say(`devices.${device.status}`)} · {seen}
        </span>
      </span>
      <ProblemNotice error={revoke.error} />
      {device.status !== 'revoked' && (
        <Button look="quiet" size="small" busy={revoke.isPending} onClick={() => revoke.mutate()}>
          {say('devices.revoke')}
        </Button>
      )}
    </li>
  );
}
