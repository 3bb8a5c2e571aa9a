import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { createLiveConnections, type Serving } from './live-connections.ts';
import { serveEvents } from './live-events.ts';
import { createLiveHub, type LiveSources } from './live-hub.ts';
import { serveSocket } from './live-socket.ts';
import { API_BASE } from './mount.ts';

const MESSAGE_BYTES_MAX = 8_192;

export interface LiveDeps extends Omit<Serving, 'hub' | 'connections'> {
  readonly sources: LiveSources;
}

/** `/api/v1/live`: the same topics as WebSocket and, for curl and as the fallback, as SSE. */
export async function registerLive(app: FastifyInstance, deps: LiveDeps): Promise<void> {
  const connections = createLiveConnections();
  const serving: Serving = { ...deps, hub: createLiveHub(deps.sources), connections };
  // Before the plugin's own hook, which would hang up without saying why.
  app.addHook('preClose', async () => connections.closeAll());
  await app.register(websocket, { options: { maxPayload: MESSAGE_BYTES_MAX } });

  app.route({
    method: 'GET',
    url: `${API_BASE}/live`,
    // Stays for hours, and has a limit of its own.
    config: { operation: 'live', urgency: 'vital' },
    exposeHeadRoute: false,
    onRequest: async ({ ip }) => connections.refuseTooMany(ip),
    handler: (request, reply) => serveEvents(request, reply, serving),
    wsHandler: (socket, request) => serveSocket(socket, request.ip, serving),
  });
}
