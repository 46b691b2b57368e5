import { PersonChanged, TeamChanged } from '@mirrorloop/contracts';
import { checkCatalogue, Handles, unchanged } from '../src/index.js';

abstract class Quiet {
  load = async () => undefined;
  decide = () => unchanged('quiet');
  save = async () => undefined;
}
@Handles(PersonChanged, { group: 'greeter.people' })
class People extends Quiet {}
@Handles(TeamChanged, { group: 'greeter.people' })
class Teams extends Quiet {}
@Handles(TeamChanged, { group: 'insight.teams' })
class Foreign extends Quiet {}
@Handles([], { group: 'greeter.nothing' })
class Nothing extends Quiet {}
class Bare extends Quiet {}

describe('start-up', () => {
  it('lets a catalogue that holds pass', () => expect(() => checkCatalogue('greeter', [new People()])).not.toThrow());
  it.each([
    ['two handlers in one group', [new People(), new Teams()], 'greeter.people is used twice'],
    ["a group of another service's", [new Foreign()], "insight.teams isn't one of greeter"],
    ['a handler of nothing', [new Nothing()], 'Nothing handles no event'],
    ['a handler that declares nothing', [new Bare()], 'Bare has no @Handles declaration'],
  ])('refuses %s', (_, handlers, why) => expect(() => checkCatalogue('greeter', handlers)).toThrow(why));
});
