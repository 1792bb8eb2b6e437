import { describe, expect, it } from '@jest/globals';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { MAIL_KINDS, renderMail } from './message.js';

const params = {
  place: 'Rana',
  role: 'reader',
  city: 'Rana',
  year: '2026',
  by: 'Kari',
  reason: 'See the notes.',
  days: 3,
  count: 2,
  closesOn: '2026-12-31',
  dataPoint: 'Household Internet access',
  text: 'Is this right?',
  scope: 'Water',
  dueOn: '2026-12-24',
  duty: 'verifier',
};

describe('mails', () => {
  it('exist in every language', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });

  it.each(MAIL_KINDS)('can be written in every language, as text and as HTML: %s', (kind) => {
    for (const language of ['en', 'fr'] as const) {
      const url = 'https://civiscore.example.org/en/workspace';
      const mail = renderMail({ kind, language, name: 'Ola', params, url });
      for (const part of [mail.subject, mail.text, mail.html.replace(/<[^>]*>/g, '')]) {
        expect(part).not.toMatch(/[{}]|undefined/);
        expect(part.length).toBeGreaterThan(10);
      }
      expect(mail.text).toContain(url);
      expect(mail.html).toContain(`href="${url}"`);
    }
  });

  it('show what people typed as they typed it, never as markup', () => {
    const text = '<script>alert("1")</script> & more';
    const mail = renderMail({
      kind: 'mention',
      language: 'en',
      name: '<b>Ola</b>',
      params: { ...params, text },
    });
    expect(mail.text).toContain(text);
    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
  });

  it('keep the subject on one line', () => {
    const mail = renderMail({
      kind: 'mention',
      language: 'en',
      name: '',
      params: { ...params, by: 'Kari\r\nBcc: everybody@example.org' },
    });
    expect(mail.subject).toBe(
      'Kari Bcc: everybody@example.org mentioned you: Rana, Household Internet access',
    );
    expect(mail.text).toMatch(/^Hello,/);
  });

  it('list items with where they lead', () => {
    const items = [
      { text: 'Two comments', url: 'https://example.org/a?b=1&c=2' },
      { text: 'One assignment' },
    ];
    const mail = renderMail({ kind: 'digest', language: 'en', name: 'Ola', params: {}, items });
    expect(mail.text).toContain('- Two comments\n  https://example.org/a?b=1&c=2\n- One assignment');
    expect(mail.html).toContain('<li><a href="https://example.org/a?b=1&amp;c=2">Two comments</a></li>');
  });
});
