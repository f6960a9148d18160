// The ranking: places in an order, below the line that says by what the order was made.
import { block, part } from "shirushi/block"
import { insertBlock, itemAt } from "shirushi/block_moves"
import { line, written } from "shirushi/lines"
import { pictureButtons, pictureView } from "shirushi/own_picture"

const PLACES = "rankingPlaces"
const place = () => ({ type: "rankingPlace", content: [written("rankingName"), { type: "paragraph" }] })

export const extensions = ({ words, library }) => [
  block({
    key: "ranking", tag: "div", words, content: `rankingCriterion ${PLACES}`, group: "offer",
    look: () => ({ className: "ranks", label: words.how }),
    controls: editor => { const item = itemAt(editor.state); return item?.node.type.name === "rankingPlace" ? pictureButtons(editor, item, words, library) : [] },
  }),
  line({ key: "ranking", name: "rankingCriterion", mark: "criterion", content: "inline*", marks: null, className: "ranks-criterion", hint: words.criterion }),
  part({ key: "ranking", name: PLACES, tag: "ol", mark: "places", content: "rankingPlace+", className: "ranks-list" }),
  part({
    key: "ranking", name: "rankingPlace", tag: "li", content: "rankingName (flow | offer)+", item: true, attributes: { image: {} },
    extend: {
      parseHTML: () => [{ tag: '[data-part="places"] > li', priority: 90 }],
      addNodeView: pictureView("li", "rank", library),
    },
  }),
  line({ key: "ranking", name: "rankingName", mark: "name", within: '[data-part="places"] > li', className: "rank-name", hint: words.placeName }),
]

export const insert = editor => insertBlock(editor, "ranking", {}, [
  written("rankingCriterion"), { type: PLACES, content: [place(), place(), place()] }])
