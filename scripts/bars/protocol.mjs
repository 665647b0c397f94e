/**
 * Defects in what crosses the wire.
 * @module
 */

/** @type {readonly import('./all.mjs').Bar[]} */
export const protocolBars = [
  {
    row: 'A4',
    says: 'JSON is read however it is written',
    file: 'src/protocol/canonical.ts',
    find: ' || encodeCanonical(value) !== text',
    replace: '',
    tests: ['test/unit/protocol/canonical.test.ts'],
  },
  {
    row: 'A4',
    says: 'clientDataJSON is read however it is written',
    file: 'src/protocol/client-data.ts',
    find: "if (textOf(kind, value) !== text) throw new ProtocolError('ENCODING_INVALID', '')",
    replace: '',
    tests: ['test/unit/protocol/canonical.test.ts'],
  },
  {
    row: 'A5',
    says: 'the number may have any number of digits',
    file: 'src/protocol/fields.ts',
    find: 'z.regex(/^(?:[0-9]{2}|[0-9]{3}|[0-9]{6})$/)',
    replace: 'z.regex(/^[0-9]+$/)',
    tests: ['test/unit/protocol/fields.test.ts'],
  },
  {
    row: 'A5',
    says: 'the number may have digits of any script',
    file: 'src/protocol/fields.ts',
    find: 'z.regex(/^(?:[0-9]{2}|[0-9]{3}|[0-9]{6})$/)',
    replace: 'z.regex(/^\\p{Nd}{2}$/u)',
    tests: ['test/unit/protocol/fields.test.ts'],
  },
  {
    row: 'A6',
    says: 'a statement of one type passes for another',
    file: 'src/protocol/jws.ts',
    find: "if (typ !== statement.type) throw new ProtocolError('SHAPE_INVALID', 'typ')",
    replace: '',
    tests: ['test/unit/protocol/confusion.test.ts'],
  },
  {
    row: 'A6',
    says: 'both proofs of a connection sign the same bytes',
    file: 'src/protocol/connection.ts',
    find: "return framed('authn-conn/device', 1, [\n    ...fields(transcript),\n    utf8(account.iss),\n    fromBase64url(account.dev),\n  ])",
    replace: "return framed('authn-conn/relying-party', 1, fields(transcript))",
    tests: ['test/unit/protocol/confusion.test.ts'],
  },
  {
    row: 'B7',
    says: 'text that runs from right to left is shown as it came',
    file: 'src/protocol/display-text.ts',
    find: '[\\p{Cc}\\p{Cf}\\p{Zl}',
    replace: '[\\p{Cc}\\p{Zl}',
    tests: ['test/unit/protocol/display-text.test.ts'],
  },
  {
    row: 'B7',
    says: 'what is stripped still ends in a blank',
    file: 'src/protocol/display-text.ts',
    find: '    .trim()\n',
    replace: '',
    tests: ['test/unit/protocol/display-text.test.ts'],
  },
  {
    row: 'K4',
    says: 'signed fields stand without their lengths',
    file: 'src/protocol/bytes.ts',
    find: '[uint32(part.length), part]',
    replace: '[part]',
    tests: ['test/unit/protocol/bytes.test.ts'],
  },
  {
    row: 'K4',
    says: 'a message grows a member',
    file: 'src/protocol/denial.ts',
    find: '  iat: epochSeconds,\n',
    replace: '  iat: epochSeconds,\n  note: z.string().optional(),\n',
    tests: ['test/unit/protocol/fixtures.test.ts'],
  },
  {
    row: 'K4',
    says: 'a parser runs out of stack',
    file: 'src/protocol/canonical.ts',
    find: ' || depth === 0',
    replace: '',
    tests: ['test/unit/protocol/canonical.test.ts'],
  },
  {
    row: 'K4',
    says: 'DER with more than the signature is read',
    file: 'src/protocol/signature.ts',
    find: 'const same = again.length === der.length && again',
    replace: 'const same = again',
    tests: ['test/unit/protocol/signature.test.ts'],
  },
]
