declare module 'kafkajs/src/protocol/encoder.js' {
  export default class Encoder {
    writeInt8(value: number): this;
    writeInt32(value: number): this;
    writeUVarIntString(value: string): this;
    writeUVarIntBytes(value?: Buffer): this;
    writeUVarIntArray(values: readonly Encoder[]): this;
  }
}
declare module 'kafkajs/src/protocol/decoder.js' {
  export default class Decoder {
    constructor(data: Buffer);
    readInt16(): number;
    readInt32(): number;
    readUVarIntString(): string | null;
    readUVarIntArray<T>(reader: (decoder: Decoder) => T): T[];
    readTaggedFields(): void;
  }
}
