// The callout: a tinted box whose kind is said in words; it holds text, lists, tables and ads, but no other callout.
import { block } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"

const KINDS = ["note", "point", "warning", "danger", "memo", "reference"]

export const extensions = ({ words }) => [block({
  key: "callout",
  tag: "aside",
  words,
  content: "(flow | offer)+",
  group: "inset",
  wraps: true,
  attributes: { kind: { values: KINDS, label: words.kind } },
  look: ({ kind }) => ({ className: `callout callout-${kind}`, label: words[`kind.${kind}`] }),
})]

export const insert = (editor, kind) => insertBlock(editor, "callout", { kind })
