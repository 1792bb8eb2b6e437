import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock } from '../../../apps/api/src/assessments/clock.js';
import { deliverMails } from '../support/mails.js';
import { assessmentOf, entryOf, type Hub, idOf, save, startHub } from './support.js';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.service.stop());

const path = (rest: string) => `/assessments/${hub.assessmentId}/${rest}`;

describe('a contributor', () => {
  let assignment: string;

  it('reads everything and changes nothing before something is assigned', async () => {
    expect(await assessmentOf(hub, hub.contributor)).toMatchObject({ canEdit: 'none' });
    await save(hub, 'giniCoefficient', 0, { value: '0.3' }, hub.contributor).expect(404);
  });

  it('changes what is assigned, a category or a KPI, and nothing else', async () => {
    const housing = { userId: hub.ids.contributor, scope: { category: 'Housing' }, dueOn: '2026-12-01' };
    const assigned = await hub.cityManager.put(path('assignments'), housing).expect(200);
    expect(assigned.body).toMatchObject({
      user: { name: 'carla' },
      category: 'Housing',
      dueOn: '2026-12-01',
    });
    assignment = idOf(assigned);
    const internet = { userId: hub.ids.contributor, scope: { kpi: 'EC: ICT: ICT: 1C' } };
    await hub.cityManager.put(path('assignments'), internet).expect(200);

    const { canEdit } = await assessmentOf(hub, hub.contributor);
    expect(canEdit).toContain('householdInternetAccess');
    expect(canEdit).not.toContain('giniCoefficient');
    await save(hub, 'householdInternetAccess', 0, { note: 'Asked the operator' }, hub.contributor).expect(
      200,
    );
    await save(hub, 'giniCoefficient', 0, { value: '0.3' }, hub.contributor).expect(404);
    await hub.contributor.put(path('profile/population'), { baseRevision: 0, value: '1' }).expect(404);
    await hub.contributor.put(path('assignments'), internet).expect(404);
    await hub.contributor.post(path('transitions'), { event: 'submit', statement: 'x' }).expect(404);
  });

  it('sees the assigned data points in the workspace, the next due first', async () => {
    const answer = await hub.contributor.get('/workspace').expect(200);
    const { assigned } = answer.body as {
      assigned: { dataPoint: string; dueOn: string | null; state: string }[];
    };
    expect(assigned[0]).toMatchObject({ dueOn: '2026-12-01', state: 'missing', city: { slug: 'karmoy' } });
    expect(assigned.at(-1)).toMatchObject({ dataPoint: 'householdInternetAccess', dueOn: null });
  });

  it('is told of it once, also when only the date changes', async () => {
    const later = { userId: hub.ids.contributor, scope: { category: 'Housing' }, dueOn: '2026-12-15' };
    const changed = await hub.cityManager.put(path('assignments'), later).expect(200);
    expect(changed.body).toMatchObject({ id: assignment, dueOn: '2026-12-15' });
    const mails = await deliverMails(hub.service);
    const own = mails.filter(({ to }) => to.includes('carla@'));
    expect(own.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Housing'),
      expect.stringContaining('Internet'),
    ]);
  });

  it('no longer changes what is no longer assigned', async () => {
    await hub.cityManager.delete(`/assignments/${assignment}`).expect(204);
    const { canEdit } = await assessmentOf(hub, hub.contributor);
    expect(canEdit).toEqual(['householdInternetAccess']);
    await hub.cityManager.delete(`/assignments/${assignment}`).expect(404);
  });

  it.each<[string, object, number]>([
    ['a stranger to the city', { scope: { category: 'Housing' } }, 422],
    ['a category that is not there', { scope: { category: 'Horses' } }, 400],
    ['both a category and a KPI', { scope: { category: 'Housing', kpi: 'EC: ICT: ICT: 1C' } }, 400],
    ['a date that is none', { scope: { category: 'Housing' }, dueOn: '2026-02-31' }, 422],
  ])('is not made of %s', async (what, wanted, status) => {
    const userId = what.startsWith('a stranger') ? hub.ids.stranger : hub.ids.contributor;
    await hub.cityManager.put(path('assignments'), { userId, ...wanted }).expect(status);
  });
});

describe('comments', () => {
  const comments = () => path('entries/giniCoefficient/comments');

  it('name people of the city, who get a mail', async () => {
    const written = await hub.contributor
      .post(comments(), { text: 'Is this the national figure?', mentions: [hub.ids.cityManager] })
      .expect(201);
    expect(written.body).toMatchObject({
      author: { name: 'carla' },
      mentions: [{ name: 'anna' }],
      own: true,
    });
    expect((await hub.cityManager.get(comments()).expect(200)).body).toMatchObject([
      { text: 'Is this the national figure?', own: false },
    ]);
    expect(await entryOf(hub, 'giniCoefficient')).toMatchObject({ comments: 1 });
    const mail = (await deliverMails(hub.service)).find(({ to }) => to.includes('anna@'));
    expect(mail?.text).toContain('Is this the national figure?');
    expect(mail?.text).toContain(`workspace/${hub.assessmentId}`);
  });

  it('cannot name somebody else, and are then not written', async () => {
    const named = { text: 'Hello', mentions: [hub.ids.stranger] };
    expect((await hub.cityManager.post(comments(), named).expect(422)).body).toMatchObject({
      code: 'personUnknown',
    });
    expect((await hub.cityManager.get(comments()).expect(200)).body).toHaveLength(1);
  });

  it('are taken back by their author alone', async () => {
    const id = idOf(await hub.cityManager.post(comments(), { text: 'Yes.' }).expect(201));
    await hub.contributor.delete(`${comments()}/${id}`).expect(404);
    await hub.cityManager.delete(`${comments()}/${id}`).expect(204);
    await hub.cityManager.delete(`${comments()}/${id}`).expect(404);
    expect((await hub.cityManager.get(comments()).expect(200)).body).toHaveLength(1);
  });

  it('need words', async () => {
    await hub.cityManager.post(comments(), { text: '' }).expect(422);
  });
});

describe('presence', () => {
  it('shows who is in which category, and forgets who was not heard of for a minute', async () => {
    const clock = hub.service.app.get(Clock, { strict: false });
    let now = new Date('2026-11-20T10:00:00Z');
    clock.now = () => now;
    await hub.cityManager.post(path('presence'), { category: 'Housing' }).expect(200);
    now = new Date('2026-11-20T10:00:40Z');
    const both = await hub.colleague.post(path('presence'), { category: 'Energy' }).expect(200);
    expect(both.body).toMatchObject([
      { user: { name: 'anna' }, category: 'Housing', since: '2026-11-20T10:00:00.000Z' },
      { user: { name: 'bjorn' }, category: 'Energy' },
    ]);
    now = new Date('2026-11-20T10:01:01Z');
    const one = await hub.colleague.post(path('presence'), { category: 'Energy' }).expect(200);
    expect(one.body).toMatchObject([{ user: { name: 'bjorn' }, since: '2026-11-20T10:00:40.000Z' }]);
    await hub.colleague.post(path('presence'), { category: 'Horses' }).expect(404);
  });
});

describe('figures of an earlier year', () => {
  it('stand beside this year’s and are copied where there is nothing yet, marked with their year', async () => {
    const round = { year: 2027, opensOn: '2027-09-01', closesOn: '2027-12-31' };
    const made = await hub.programmeManager.post(`/programmes/${hub.programmeId}/rounds`, round).expect(201);
    const { revision } = await entryOf(hub, 'householdInternetAccess');
    await save(hub, 'householdInternetAccess', revision, {
      inputs: { householdsWithInternet: '18500', households: '19000' },
      sources: 'Survey',
      year: 2024,
    }).expect(200);
    await save(hub, 'smartWaterMeters', 0, { value: '27.27', reason: 'Operator' }).expect(200);

    const opened = await hub.cityManager
      .post(`/cities/${hub.citySlug}/assessments`, { roundId: idOf(made) })
      .expect(201);
    const id = idOf(opened);
    const { previous } = await assessmentOf(hub, hub.cityManager, id);
    expect(previous).toMatchObject({ year: 2026, entries: { smartWaterMeters: { value: '27.27' } } });

    await hub.cityManager
      .put(`/assessments/${id}/entries/smartWaterMeters`, {
        baseRevision: 0,
        patch: { value: '31', reason: 'Operator' },
      })
      .expect(200);
    const wanted = { dataPoints: ['householdInternetAccess', 'smartWaterMeters', 'giniCoefficient'] };
    const copied = await hub.cityManager.post(`/assessments/${id}/entries/copy-forward`, wanted).expect(200);
    expect(copied.body).toMatchObject({
      year: 2026,
      copied: [
        {
          dataPoint: 'householdInternetAccess',
          revision: 1,
          copiedFrom: 2026,
          year: 2024,
          sources: 'Survey',
          // The households of this year come from this year's profile.
          inputs: { householdsWithInternet: '18500' },
        },
      ],
      skipped: expect.arrayContaining(['smartWaterMeters', 'giniCoefficient']),
    });
    const changed = await hub.cityManager
      .put(`/assessments/${id}/entries/householdInternetAccess`, {
        baseRevision: 1,
        patch: { inputs: { householdsWithInternet: '18900' } },
      })
      .expect(200);
    expect(changed.body).toMatchObject({ revision: 2, copiedFrom: null });
  });

  it('are not copied by somebody who may not change them', async () => {
    const wanted = { category: 'Energy' };
    await hub.contributor.post(path('entries/copy-forward'), wanted).expect(404);
    const none = await hub.cityManager.post(path('entries/copy-forward'), wanted).expect(404);
    expect(none.body).toMatchObject({ code: 'nothingToCopy' });
  });
});
