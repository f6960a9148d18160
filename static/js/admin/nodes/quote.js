// A quotation that says where it is from: the source in words, and its address where there is one.
import { block } from "shirushi/block"

export const extensions = ({ words }) => [block({
  key: "quote",
  tag: "blockquote",
  words,
  content: "flow+",
  group: "inset",
  wraps: true,
  attributes: {
    source: { label: words.source },
    address: { attribute: "cite", label: words.address, type: "url", placeholder: "https://", pattern: "https?://.+", refusal: words.badAddress },
  },
  look: ({ source, address }) => ({ className: "quote", label: source || address || "" }),
})]
