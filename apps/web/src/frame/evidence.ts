// Runs inside the sandboxed frame in which a file of evidence is shown. Nothing of a file is run: pages of a PDF are
// painted on canvases, an image is drawn by the browser.
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs';
import type { FromFrame, ToFrame } from './protocol.js';

type Shown = Extract<ToFrame, { kind: 'show' }>;

/** How far outside of the visible part pages are painted already. */
const AHEAD = '800px';

const say = (message: FromFrame) => window.parent.postMessage(message, '*');

window.addEventListener('message', ({ source, data }: MessageEvent<ToFrame>) => {
  if (source !== window.parent) return;
  if (data.kind === 'zoom') document.documentElement.style.setProperty('--zoom', `${data.factor}`);
  else
    show(data).then(
      () => say({ kind: 'shown' }),
      () => say({ kind: 'failed' }),
    );
});
say({ kind: 'ready' });

async function show(file: Shown): Promise<void> {
  if (file.mediaType !== 'application/pdf') return showImage(file);
  const pdf = await getDocument({ data: file.bytes, enableXfa: false, useWorkerFetch: false }).promise;
  return showPages(pdf, file);
}

async function showImage({ bytes, mediaType, name }: Shown): Promise<void> {
  const image = new Image();
  image.alt = name;
  image.src = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  await image.decode();
  document.body.replaceChildren(image);
}

/** A place for each page at once, so that nothing jumps; each is painted when it comes near. */
async function showPages(pdf: PDFDocumentProxy, { pageLabel }: Shown): Promise<void> {
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const painter = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        painter.unobserve(target);
        void paint(pdf, target);
      }
    },
    { rootMargin: AHEAD },
  );
  const pages = Array.from({ length: pdf.numPages }, (_, index) => {
    const page = document.createElement('section');
    page.dataset['page'] = `${index + 1}`;
    page.setAttribute('aria-label', pageLabel.replace('#', `${index + 1}`));
    page.style.aspectRatio = `${first.width} / ${first.height}`;
    return page;
  });
  document.body.replaceChildren(...pages);
  for (const page of pages) painter.observe(page);
}

async function paint(pdf: PDFDocumentProxy, place: HTMLElement): Promise<void> {
  const page = await pdf.getPage(Number(place.dataset['page']));
  const size = page.getViewport({ scale: 1 });
  place.style.aspectRatio = `${size.width} / ${size.height}`;
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  // Sharp at twice the width of the frame, so that zooming in needs no new painting.
  const viewport = page.getViewport({ scale: (2 * document.body.clientWidth) / size.width });
  canvas.width = viewport.width;
  canvas.height = viewport.height;
  place.append(canvas, await wordsOf(page));
  await page.render({ canvas, viewport }).promise;
  if (lacksPictures(page)) say({ kind: 'incomplete' });
}

/** Whether pictures of a painted page are missing on it: there is no decoder here for some formats of scans. */
const lacksPictures = ({ objs, commonObjs }: PDFPageProxy): boolean =>
  [objs, commonObjs].some((pictures) => [...pictures].some(([, picture]) => picture === null));

/** The words of a page for those who hear it. */
async function wordsOf(page: PDFPageProxy): Promise<HTMLElement> {
  const { items } = await page.getTextContent();
  const words = document.createElement('p');
  words.className = 'heard';
  words.textContent = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return words;
}
