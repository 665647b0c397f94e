/** What a hostile program may write on a device socket, and the close codes that answer it. @module */
import { randomBytes, randomInt } from 'node:crypto'
import { hello } from './honest-hello'
import { opcodes, rawFrame, type RawFrame } from './raw-frames'

export interface HostileFrames {
  readonly name: string
  readonly frames: readonly (RawFrame | Buffer)[]
  /** Any of these; undefined among them: the connection may end without a word. */
  readonly codes: readonly (number | undefined)[]
}

const text = (value: string): Uint8Array => Buffer.from(value)
const badUtf8 = [
  [0xff],
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0x7b, 0x80, 0x7d],
]

/** Each call another variant; `pick` chooses, so that a seed replays it. */
export const hostileFrames: readonly ((pick: (limit: number) => number) => HostileFrames)[] = [
  (pick) => ({
    name: 'claims more than 16 KiB',
    frames: [{ claims: [16_385, 65_536, 2 ** 31, 2 ** 40][pick(4)] ?? 0, payload: text('{') }],
    codes: [1009],
  }),
  () => ({
    name: 'claims more than any number',
    frames: [{ claims: 0x7fff_ffff_ffff_ffffn }],
    codes: [1009],
  }),
  (pick) => ({
    name: 'more than 1 KiB before the proof',
    frames: [{ payload: text(`"${'a'.repeat(1_023 + pick(15_000))}"`) }],
    codes: [1009],
  }),
  () => ({
    name: 'more than 16 KiB in fragments',
    frames: [
      { fin: false, payload: new Uint8Array(8_000).fill(97) },
      { opcode: opcodes.continuation, fin: false, payload: new Uint8Array(8_000).fill(97) },
      { opcode: opcodes.continuation, payload: new Uint8Array(1_000).fill(97) },
    ],
    codes: [1009],
  }),
  () => ({ name: 'no mask', frames: [{ masked: false, payload: text('{}') }], codes: [1002] }),
  (pick) => ({
    name: 'compressed, or other reserved bits',
    frames: [{ reserved: 1 + pick(7), payload: randomBytes(64) }],
    codes: [1002],
  }),
  (pick) => ({
    name: 'an opcode that is none',
    frames: [{ opcode: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15][pick(10)] ?? 3, payload: text('x') }],
    codes: [1002],
  }),
  (pick) => ({
    name: 'text that is not UTF-8',
    frames: [{ payload: Uint8Array.from(badUtf8[pick(badUtf8.length)] ?? []) }],
    codes: [1007],
  }),
  (pick) => ({
    name: 'binary',
    frames: [{ opcode: opcodes.binary, payload: randomBytes(1 + pick(500)) }],
    codes: [1008],
  }),
  () => ({
    name: 'the end of a message without its beginning',
    frames: [{ opcode: opcodes.continuation, payload: text('{}') }],
    codes: [1002],
  }),
  () => ({
    name: 'a message within another',
    frames: [{ fin: false, payload: text('{') }, { payload: text('{}') }],
    codes: [1002],
  }),
  () => ({
    name: 'more than 16 fragments',
    frames: [
      { fin: false, payload: text('{') },
      ...Array.from({ length: 40 }, () => ({
        opcode: opcodes.continuation,
        fin: false,
        payload: text('a'),
      })),
    ],
    codes: [1008],
  }),
  (pick) => ({
    name: 'a long or cut control frame',
    frames: [
      pick(2) === 0
        ? { opcode: opcodes.ping, payload: new Uint8Array(126) }
        : { opcode: opcodes.ping, fin: false, payload: text('x') },
    ],
    codes: [1002],
  }),
  (pick) => ({
    name: 'a goodbye with no such code',
    frames: [
      {
        opcode: opcodes.close,
        payload:
          [
            Uint8Array.of(3),
            Uint8Array.of(0, 0),
            Uint8Array.of(3, 0xec),
            Uint8Array.of(0xff, 0xff),
          ][pick(4)] ?? Uint8Array.of(3),
      },
    ],
    codes: [1002],
  }),
  (pick) => ({
    name: 'text that is no frame of ours',
    frames: [
      {
        payload: text(
          [
            '',
            '{}',
            'null',
            '[]'.repeat(100),
            '['.repeat(900),
            '{"type":"hello"}',
            '{"__proto__":{}}',
            '{"type":"constructor"}',
            '\ufeff{}',
            `${hello()} `,
            hello().replace('"v":1', '"v":1.0'),
            hello().replace('"v":1', '"v":1e0'),
            hello().replace('"features":[]', '"extra":1,"features":[]'),
            hello().replace('{', '{"cn":"","cn":"",'),
          ][pick(14)] ?? '',
        ),
      },
    ],
    codes: [1008],
  }),
  (pick) => ({
    name: 'noise',
    frames: [Buffer.concat([Buffer.of(0x70 | pick(16), pick(256)), randomBytes(300)])],
    codes: [1002, 1008, 1009],
  }),
  () => ({
    name: 'half a frame, then gone',
    frames: [rawFrame({ payload: randomBytes(400) }).subarray(0, 2 + randomInt(300))],
    codes: [undefined],
  }),
]
