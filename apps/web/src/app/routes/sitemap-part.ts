import { data, type LoaderFunctionArgs } from 'react-router';
import { countFiles, writeSitemap } from '../../lib/seo/sitemap.ts';
import { listPages } from '../list-pages.ts';
import { serverApiContext } from '../load-context.ts';
import { answerXml, loadPage } from '../load-page.ts';

/** `/sitemap/2.xml`: one file of a sitemap that takes several. */
export async function loader({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  const file = Number(/^(\d{1,4})\.xml$/.exec(params['part'] ?? '')?.[1] ?? 0);
  const paths = await loadPage(listPages(context.get(serverApiContext)));
  if (file < 1 || file > countFiles(paths.length)) throw data(null, { status: 404 });
  return answerXml(writeSitemap(new URL(request.url).origin, paths, file));
}
