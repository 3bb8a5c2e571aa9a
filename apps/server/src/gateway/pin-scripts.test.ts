import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pinScripts } from './pin-scripts.ts';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

it('allows the page’s own inline scripts by what they say, each once', () => {
  const { html, sources } = pinScripts(
    '<script nonce="n1">a("</p>")</script><script type="module" nonce="n1" async="">b()\n</script><script nonce="n1">a("</p>")</script>',
    'n1',
  );
  expect(sources).toEqual([hash('a("</p>")'), hash('b()\n')]);
  expect(html).not.toContain('nonce');
});

it('leaves files to their address, and allows nothing that carries no nonce or another one', () => {
  const { html, sources } = pinScripts(
    '<script src="/a.js" nonce="n1"></script><script>evil()</script><script nonce="n2">worse()</script><script type="application/ld+json">{}</script>',
    'n1',
  );
  expect(sources).toEqual([]);
  expect(html).toBe(
    '<script src="/a.js"></script><script>evil()</script><script nonce="n2">worse()</script><script type="application/ld+json">{}</script>',
  );
});
