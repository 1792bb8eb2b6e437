import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actionOf, DESK_KEYS, KEY_OF, type Pressed } from './keys.js';

const plain = { ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const page = { typing: false, dialogOpen: false };
const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({ ...plain, key, ...more });

describe('a key on the desk', () => {
  it.each(Object.entries(DESK_KEYS))('%s means %s, in capitals too', (key, action) => {
    expect(actionOf(press(key), page)).toBe(action);
    expect(actionOf(press(key.toUpperCase()), page)).toBe(action);
    expect(KEY_OF[action]).toBe(key.toUpperCase());
  });

  it('does nothing while somebody types, with a modifier, or over a dialog', () => {
    const key = fc.constantFrom(...Object.keys(DESK_KEYS));
    const hindrance = fc.constantFrom('typing', 'dialogOpen', 'ctrlKey', 'metaKey', 'altKey');
    fc.assert(
      fc.property(key, hindrance, (pressed, name) => {
        expect(actionOf(press(pressed, { [name]: true }), { ...page, [name]: true })).toBeNull();
      }),
    );
  });

  it('does nothing that it does not name', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        fc.pre(!Object.keys(DESK_KEYS).includes(key.toLowerCase()));
        expect(actionOf(press(key), page)).toBeNull();
      }),
    );
  });

  it('never judges when it is held down, but goes on through the list', () => {
    const held = Object.keys(DESK_KEYS).filter(
      (key) => actionOf(press(key, { repeat: true }), page) !== null,
    );
    expect(held).toEqual(['j', 'k']);
  });
});
