import type { Badge, Block, Cell, DocumentModel, Picture, Proof } from './blocks.js';
import { escapeXml } from '../drawing/index.js';
import { HTML_STYLE } from './html-style.js';

/**
 * A document as a page of its own: valid HTML without scripts, pictures as vector data within the page, tables with
 * headers and captions. Whatever comes from outside is escaped.
 */
export function htmlOf(model: DocumentModel): string {
  const { opening, language, title, cover, contents, blocks } = model;
  const headings = headingIds(blocks);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${HTML_STYLE}</style></head><body><main>`,
    `<header><p class="kind">${escapeXml(opening.kind)}</p><h1>${escapeXml(opening.city)}</h1>`,
    `<p class="subject">${escapeXml(opening.subject)}</p>`,
    opening.strap === '' ? '' : `<p>${escapeXml(opening.strap)}</p>`,
    `<p class="state">${escapeXml(opening.state)}</p></header>`,
    ...cover.map((block) => blockHtml(block, undefined)),
    contents === null ? '' : contentsHtml(contents, blocks, headings),
    ...blocks.map((block, index) => blockHtml(block, headings.get(index))),
    `<footer><p>${escapeXml(model.footer.text)}</p></footer></main></body></html>`,
  ].join('');
}

/** Ids of the headings that the list of contents leads to, by the place of the block. */
function headingIds(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const places = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level < 3 ? [index] : [],
  );
  return new Map(places.map((index, number) => [index, `section-${number + 1}`]));
}

function contentsHtml(title: string, blocks: readonly Block[], ids: ReadonlyMap<number, string>): string {
  const items = blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 1
      ? [`<li><a href="#${ids.get(index)}">${escapeXml(block.text)}</a></li>`]
      : [],
  );
  return `<nav aria-labelledby="contents"><h2 id="contents">${escapeXml(title)}</h2><ul>${items.join('')}</ul></nav>`;
}

function blockHtml(block: Block, id: string | undefined): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`;
      return `<${tag}${id === undefined ? '' : ` id="${id}"`}>${escapeXml(block.text)}</${tag}>`;
    }
    case 'text':
      return `<p${block.tone === undefined ? '' : ` class="${block.tone}"`}>${escapeXml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeXml(item)}</li>`).join('')}</ul>`;
    case 'callout':
      return `<div class="callout">${block.title === undefined ? '' : `<p><strong>${escapeXml(block.title)}</strong></p>`}<p>${escapeXml(block.text)}</p></div>`;
    case 'table':
      return tableHtml(block);
    case 'facts':
      return `<dl class="facts">${block.facts
        .map(({ name, value, link }) => `<dt>${escapeXml(name)}</dt><dd>${linked(value, link ?? null)}</dd>`)
        .join('')}</dl>`;
    case 'picture':
      return pictureHtml(block.picture);
    case 'legend':
      return `<ul class="legend">${block.entries
        .map(({ badge, label }) => `<li>${badgeHtml(badge)} ${escapeXml(label)}</li>`)
        .join('')}</ul>`;
    case 'scores':
      return `<ul class="scores">${block.scores
        .map(
          ({ name, figure, detail, badge }) =>
            `<li><strong>${escapeXml(name)}</strong><br>${badgeHtml(badge)} ${escapeXml(figure)}<br><small>${escapeXml(detail)}</small></li>`,
        )
        .join('')}</ul>`;
    case 'notes':
      return `<p><strong>${escapeXml(block.title)}</strong></p><ul class="notes">${block.notes
        .map(({ number, text }) => `<li id="note-${number}"><sup>${number}</sup> ${escapeXml(text)}</li>`)
        .join('')}</ul>`;
    case 'group':
      return block.blocks.map((each) => blockHtml(each, undefined)).join('');
    case 'people':
      return block.people
        .map(
          ({ name, role, on, statement }) =>
            `<div class="person"><p><strong>${escapeXml(name)}</strong><br><small>${escapeXml(role)} · ${escapeXml(on)}</small></p><p>${escapeXml(statement)}</p></div>`,
        )
        .join('');
    case 'proof':
      return proofHtml(block.proof);
  }
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const numeric = columns.map(({ align }) => (align === 'right' ? ' class="right"' : ''));
  const head = columns
    .map(({ head }, at) => `<th scope="col"${numeric[at]}>${escapeXml(head)}</th>`)
    .join('');
  const body = rows
    .map((row) => {
      if ('band' in row)
        return `<tr class="band"><th scope="colgroup" colspan="${columns.length}">${escapeXml(row.band)}</th></tr>`;
      const cells = row.cells.map((cell, at) =>
        at === 0
          ? `<th scope="row"${numeric[at]}>${cellHtml(cell)}</th>`
          : `<td${numeric[at]}>${cellHtml(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  const named = caption === undefined ? '' : `<caption>${escapeXml(caption)}</caption>`;
  return `<div class="wide"><table>${named}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return escapeXml(cell);
  const { text, quiet, badge, note, strong } = cell;
  const words = strong ? `<strong>${escapeXml(text)}</strong>` : escapeXml(text);
  return [
    badge === undefined ? '' : `${badgeHtml(badge)} `,
    words,
    note === undefined ? '' : `<sup><a href="#note-${note}">${note}</a></sup>`,
    quiet === undefined ? '' : `<br><small>${escapeXml(quiet)}</small>`,
  ].join('');
}

const badgeHtml = ({ fill, ink, edge, sign }: Badge): string =>
  `<span class="badge" style="background:${fill};color:${ink};border-color:${edge}">${escapeXml(sign)}</span>`;

function pictureHtml({ svg, alt, caption }: Picture): string {
  const named = caption === undefined ? '' : `<figcaption>${escapeXml(caption)}</figcaption>`;
  return `<figure>${named}<img src="${dataAddress(svg)}" alt="${escapeXml(alt)}"></figure>`;
}

function proofHtml({ title, text, address, link, qr, qrAlt }: Proof): string {
  const where = address === null ? '' : `<p>${linked(address, link)}</p>`;
  const code = qr === null ? '' : `<img class="qr" src="${dataAddress(qr)}" alt="${escapeXml(qrAlt)}">`;
  return `<section class="proof"><div><p><strong>${escapeXml(title)}</strong></p><p>${escapeXml(text)}</p>${where}</div>${code}</section>`;
}

/** As an image of its own, so that ids within drawings cannot meet. */
const dataAddress = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;

const linked = (text: string, address: string | null): string =>
  address === null ? escapeXml(text) : `<a href="${escapeXml(address)}">${escapeXml(text)}</a>`;
