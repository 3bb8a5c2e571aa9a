import { BannerCard } from '../../../../lib/ui/banner-card.tsx';
import { PosterCard } from '../../../../lib/ui/poster-card.tsx';
import { TitleHero } from '../../../../lib/title/title-hero.tsx';
import { previewOf, type TitleForm } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { useDrawing } from './use-drawing.ts';

/** The card and the head of the page as buyers would see them at this moment; to be looked at, not to be used. */
export function Preview({ form, titleId }: { form: TitleForm; titleId?: string | undefined }) {
  const { say } = useTitlesWords();
  const posterUrl = useDrawing('poster', form, titleId);
  const bannerUrl = useDrawing('banner', form, titleId);
  const title = previewOf(form, titleId ?? 'ttl_new', {
    posterUrl: form.poster?.address ?? posterUrl,
    bannerUrl: form.banner?.address ?? bannerUrl,
  });
  const noDay = form.releaseDate === '' ? { note: say('preview.noDay') } : {};
  return (
    <section
      aria-label={say('preview.title')}
      className="flex min-w-0 flex-col gap-5 rounded-card border border-line bg-surface p-4 sm:p-5"
    >
      <div>
        <h2 className="text-lg font-bold">{say('preview.title')}</h2>
        <p className="text-sm text-muted">{say('preview.detail')}</p>
      </div>
      <div inert className="flex flex-col gap-6">
        {form.kind === 'movie' ? (
          <div className="w-44">
            <PosterCard title={title} to="." eager {...noDay} />
          </div>
        ) : (
          <div className="max-w-80">
            <BannerCard title={title} to="." />
          </div>
        )}
        <div className="max-h-[36rem] overflow-hidden rounded-lg border border-line bg-ground p-4">
          <TitleHero title={title} heading="p" />
        </div>
      </div>
    </section>
  );
}
