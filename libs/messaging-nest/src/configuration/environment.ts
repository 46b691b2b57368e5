import { readFileSync } from 'node:fs';
import { whyNoSecret } from './secrets.js';

/**
 * Reads settings and gathers everything that is wrong with them, so that one start tells all of it. A variable that is
 * set to nothing counts as not set, since that is how docker-compose hands on what nobody has set.
 */
export class Environment {
  private readonly wrong: string[] = [];

  constructor(private readonly variables: NodeJS.ProcessEnv = process.env) {}

  optional(name: string): string | undefined {
    return this.variables[name] || undefined;
  }

  needed(name: string): string {
    return this.optional(name) ?? this.refuse(`${name} is not set`);
  }

  /**
   * What may hold a secret: from the variable, or from the file that `NAME_FILE` names, as container engines mount it.
   * Undefined where neither is set, '' where something was wrong.
   */
  confidential(name: string): string | undefined {
    const file = this.optional(`${name}_FILE`);
    const value = this.optional(name);
    if (file && value) return this.refuse(`${name} and ${name}_FILE are both set; which of them holds?`);
    return file ? (this.contentOf(`${name}_FILE`)?.trimEnd() ?? '') : value;
  }

  /** @param least characters; what a person or a vendor chose may be shorter than what we ask to be drawn at random */
  secret(name: string, least: number): string | undefined {
    const value = this.confidential(name);
    const why = value ? whyNoSecret(value, least) : undefined;
    return why ? this.refuse(`${name} ${why}`) : value;
  }

  neededSecret(name: string, least: number): string {
    return this.secret(name, least) ?? this.refuse(`${name} is not set`);
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[], unset: Choice): Choice {
    const value = this.optional(name) ?? unset;
    const found = choices.find((choice) => choice === value);
    if (!found) this.refuse(`${name} is ${choices.join(' or ')}, not ${value}`);
    return found ?? unset;
  }

  wholeNumber(name: string, least: number, most: number, unset: number): number {
    const value = Number(this.optional(name) ?? unset);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.refuse(`${name} is a whole number from ${least} to ${most}, not ${this.optional(name)}`);
    return unset;
  }

  /** The file that a variable names; undefined where the variable isn't set or, which is told, the file can't be read. */
  contentOf(name: string): string | undefined {
    const path = this.optional(name);
    if (!path) return undefined;
    try {
      const content = readFileSync(path, 'utf8');
      if (content.trim() === '') this.refuse(`${name} names an empty file: ${path}`);
      return content;
    } catch (error) {
      this.refuse(`${name} names a file that can't be read (${(error as NodeJS.ErrnoException).code}): ${path}`);
      return undefined;
    }
  }

  refuse(sentence: string): '' {
    this.wrong.push(sentence);
    return '';
  }

  /** @throws naming every variable that is missing or wrong; never what it holds where that is secret */
  check(): void {
    if (this.wrong.length > 0) throw new Error(`Can't start: ${this.wrong.join('; ')}`);
  }
}
