import type { LoaderFunctionArgs } from 'react-router';
import { countFiles, writeSitemap, writeSitemapIndex } from '../../lib/seo/sitemap.ts';
import { listPages } from '../list-pages.ts';
import { serverApiContext } from '../load-context.ts';
import { answerXml, loadPage } from '../load-page.ts';

/** All addresses for search engines: the list itself, or where its files are when one is too small. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  const paths = await loadPage(listPages(context.get(serverApiContext)));
  const site = new URL(request.url).origin;
  const files = countFiles(paths.length);
  return answerXml(files > 1 ? writeSitemapIndex(site, files) : writeSitemap(site, paths));
}
