import { PASSWORD } from '../../api/support/people.js';
import type { Running } from './running.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Somebody who is signed in and goes on with the same session after the program has been started again. */
export class Person {
  private cookie = '';
  private csrf = '';

  private constructor(private readonly running: Running) {}

  static async signIn(running: Running, email: string): Promise<Person> {
    const person = new Person(running);
    const answer = await fetch(`${running.url}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    if (answer.status !== 201) throw new Error(`${email} cannot sign in: ${answer.status}`);
    person.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    person.csrf = ((await answer.json()) as { csrf: string }).csrf;
    return person;
  }

  /** The answer; `null` when there was none because the program or its database went away meanwhile. */
  async send<T>(method: string, path: string, body?: object): Promise<Answer<T> | null> {
    try {
      const answer = await fetch(`${this.running.url}${path}`, {
        method,
        headers: {
          Cookie: this.cookie,
          'X-Civiscore-CSRF': this.csrf,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
    } catch {
      return null;
    }
  }

  /** The body of an answer that must come and be good: while nothing is being killed. */
  async expect<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await this.send<T>(method, path, body);
    if (!answer || answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer ? JSON.stringify(answer) : 'no answer'}`);
    return answer.body;
  }
}
