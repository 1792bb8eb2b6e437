import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

const FOLDER = import.meta.dirname;
const SOURCES = join(FOLDER, '..');

const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Record<string, string>;

/** Message files by their English name; each has a French one beside it. */
const FILES = readdirSync(FOLDER).filter((name) => /(^|\.)en\.json$/.test(name));

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** ICU element types that are text or `#`, without a parameter. */
const WITHOUT_PARAMETER = new Set([0, 7]);

/** Names of the parameters of a pattern, also inside plurals and choices. */
function parameters(elements: readonly Element[]): string[] {
  return elements
    .filter(({ type }) => !WITHOUT_PARAMETER.has(type))
    .flatMap((element) => [
      'value' in element ? element.value : '',
      ...('options' in element
        ? Object.values(element.options).flatMap((option) => parameters(option.value))
        : []),
    ]);
}

const sentence = (pattern: string) =>
  [...new Set(parameters(new IntlMessageFormat(pattern, 'en').getAst()))].sort();

/** What the sources can ask for: literals, and templates such as `mark.${mark}` with a wildcard for what is put in. */
function asked(): (key: string) => boolean {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.spec.ts'),
  );
  const all = files.map((file) => readFileSync(join(SOURCES, file), 'utf8')).join('\n');
  const literals = new Set([...all.matchAll(/['"]([\w.-]+)['"]/g)].map(([, literal]) => literal));
  const templates = [...all.matchAll(/`([a-z]\w*\.[\w.]*)\$\{[^`{}]*\}([\w.]*)`/gi)].map(
    ([, before = '', after = '']) =>
      new RegExp(`^${before.replaceAll('.', '\\.')}\\w+${after.replaceAll('.', '\\.')}$`),
  );
  return (key) => literals.has(key) || templates.some((template) => template.test(key));
}

describe.each(FILES)('messages of %s', (english) => {
  const en = read(english);
  const fr = read(english.replace(/en\.json$/, 'fr.json'));

  it('are the same in French', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it('can be read, and take the same parameters in French', () => {
    for (const [key, pattern] of Object.entries(en)) {
      expect([key, sentence(fr[key] ?? '')]).toEqual([key, sentence(pattern)]);
    }
  });

  it('say something in both languages', () => {
    const empty = [...Object.entries(en), ...Object.entries(fr)].filter(([, text]) => text.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it('are all used', () => {
    const isAsked = asked();
    expect(Object.keys(en).filter((key) => !isAsked(key))).toEqual([]);
  });
});
