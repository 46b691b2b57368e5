// JSON Schema (2020-12) of what a TypeScript type is once it has gone through JSON.stringify.
import ts from 'typescript';
import { formatOf, withFormat } from './formats.mjs';

const { TypeFlags } = ts;
const PLAIN = [
  [TypeFlags.StringLike, { type: 'string' }],
  [TypeFlags.NumberLike, { type: 'number' }],
  [TypeFlags.BooleanLike, { type: 'boolean' }],
  [TypeFlags.Null, { type: 'null' }],
];
const LITERAL = TypeFlags.StringLiteral | TypeFlags.NumberLiteral;
const ABSENT = TypeFlags.Undefined | TypeFlags.Void;
const ANYTHING = TypeFlags.Any | TypeFlags.Unknown;

/** Schemas of types, and of the named types that they are made of. */
export class Schemas {
  /** By name, as `components.schemas` has them. */
  named = {};
  #typeOf = new Map();
  #checker;
  /** Where we are: the last type with a name, and the fields below it. */
  #at = '';

  constructor(checker) {
    this.#checker = checker;
  }

  of(type) {
    const name = nameOf(type);
    return name === undefined ? this.#inPlace(type) : this.#byName(name, type);
  }

  #byName(name, type) {
    const known = this.#typeOf.get(name);
    if (known && known !== type) throw new Error(`Two types are called ${name}: one of them needs another name`);
    if (!known) {
      this.#typeOf.set(name, type);
      const schema = this.#within(name, () => this.#inPlace(type));
      this.named[name] = described(type.aliasSymbol ?? type.symbol, this.#checker, schema);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #inPlace(type) {
    if (type.flags & ANYTHING) return {};
    if (type.flags & LITERAL) return { const: type.value };
    if (type.flags & TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (type.isUnion()) return this.#oneOf(type);
    if (type.symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    if (isForeign(type.symbol)) return { type: 'object' };
    const plain = PLAIN.find(([flag]) => type.flags & flag);
    if (plain) return plain[1];
    if (this.#checker.isTupleType(type)) return this.#tuple(type);
    if (this.#checker.isArrayType(type))
      return { type: 'array', items: this.of(this.#checker.getTypeArguments(type)[0]) };
    return this.#object(type);
  }

  #oneOf(type) {
    const parts = type.types.filter((part) => !(part.flags & ABSENT));
    const literals = parts.filter((part) => part.flags & LITERAL).map(({ value }) => value);
    const booleans = parts.filter((part) => part.flags & TypeFlags.BooleanLiteral);
    const others = parts.filter((part) => !(part.flags & (LITERAL | TypeFlags.BooleanLiteral)));
    const schemas = [
      ...(literals.length > 0 ? [literals.length === 1 ? { const: literals[0] } : { enum: literals }] : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map((each) => this.#inPlace(each))),
      ...others.map((part) => this.of(part)),
    ];
    return schemas.length === 1 ? schemas[0] : (orNull(schemas) ?? { anyOf: schemas });
  }

  #tuple(type) {
    const parts = this.#checker.getTypeArguments(type).map((part) => this.of(part));
    return { type: 'array', prefixItems: parts, minItems: parts.length, maxItems: parts.length };
  }

  #object(type) {
    const index = this.#checker.getIndexInfosOfType(type)[0];
    const parts = this.#checker.getPropertiesOfType(type).map((part) => [part, this.#checker.getTypeOfSymbol(part)]);
    const said = parts.filter(([, of]) => !(of.flags & (ABSENT | TypeFlags.Never)));
    const required = said.flatMap(([part, of]) => (mayBeAbsent(part, of) ? [] : [part.name]));
    return {
      type: 'object',
      ...(said.length > 0 && {
        properties: Object.fromEntries(said.map(([part, of]) => [part.name, this.#property(part, of)])),
      }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.of(index.type) }),
    };
  }

  #property(part, type) {
    return this.#within(`${this.#at}.${part.name}`, () =>
      described(part, this.#checker, withFormat(this.of(type), formatOf(this.#at))),
    );
  }

  #within(at, work) {
    const before = this.#at;
    this.#at = at;
    const done = work();
    this.#at = before;
    return done;
  }
}

/** A plain value or one of some words, or null: said in one. */
function orNull(schemas) {
  const [other, ...more] = schemas.filter(({ type }) => type !== 'null');
  if (!other || more.length > 0) return undefined;
  if (other.enum) return { enum: [...other.enum, null] };
  if ('const' in other) return { enum: [other.const, null] };
  const isPlain = ['string', 'number', 'boolean'].includes(other.type);
  return isPlain ? { ...other, type: [other.type, 'null'] } : undefined;
}

const mayBeAbsent = (part, type) =>
  (part.flags & ts.SymbolFlags.Optional) !== 0 || (type.isUnion() && type.types.some((each) => each.flags & ABSENT));

/** What is written above it. */
function described(symbol, checker, schema) {
  const description = ts.displayPartsToString(symbol?.getDocumentationComment(checker) ?? []).trim();
  return description ? { ...schema, description } : schema;
}

/** What the code calls it; undefined for what has no name of its own, or one that says it of something else. */
function nameOf(type) {
  if (type.aliasSymbol) return withArguments(type.aliasSymbol.name, type.aliasTypeArguments);
  const { symbol } = type;
  const isNamed = symbol && symbol.flags & ts.SymbolFlags.Interface && !NAMELESS.includes(symbol.name);
  return isNamed && !isForeign(symbol) ? withArguments(symbol.name, argumentsOf(type)) : undefined;
}

const NAMELESS = ['Date', 'Array', 'ReadonlyArray'];

/** The last of an interface's own is `this`. */
const argumentsOf = (type) =>
  type.target?.typeParameters && type.typeArguments?.slice(0, type.target.typeParameters.length);

/** `Page<SignalView>` is a PageOfSignalView; undefined where what it is made with has no name. */
function withArguments(name, types = []) {
  const names = types.map(nameOf);
  if (names.includes(undefined)) return undefined;
  return names.length > 0 ? `${name}Of${names.join('And')}` : name;
}

/** Of a library: what stands in it is its own affair. An array is one of the language's, and known by then. */
const isForeign = (symbol) =>
  symbol?.flags & ts.SymbolFlags.Interface &&
  !['Array', 'ReadonlyArray'].includes(symbol.name) &&
  symbol.declarations?.some((each) => /[\\/]node_modules[\\/](?!@mirrorloop)/.test(each.getSourceFile().fileName));
