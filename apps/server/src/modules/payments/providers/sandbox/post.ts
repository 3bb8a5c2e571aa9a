/** Sends a POST and answers the status; rejects when there is none, or when aborted. */
export type Post = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<number>;

export const postOverHttp: Post = async (url, body, headers, signal) => {
  const response = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal });
  // Read to the end, so that the connection can serve the next webhook.
  await response.arrayBuffer();
  return response.status;
};
