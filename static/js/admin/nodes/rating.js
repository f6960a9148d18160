// The rating: a name and criteria, each with a score in half steps chosen right beside it.
import { crel } from "django-prose-editor/editor"
import { block, part } from "shirushi/block"
import { insertBlock } from "shirushi/block_moves"
import { line, written } from "shirushi/lines"

const SCORES = ["1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"]
const said = (words, score) => words.outOf.replace("{score}", Number(score).toFixed(1))

// One criterion: its words, and a list of scores, which is no part of the text.
const criterionView = words => () => ({ node, editor, getPos }) => {
  const contentDOM = crel("div", { className: "block-line" }), stars = crel("span", { className: "stars" })
  const scores = crel("select", { "aria-label": words.score }, SCORES.map(score => crel("option", { value: score, textContent: said(words, score) })))
  const side = crel("span", { className: "criterion-score", contentEditable: "false" }, [stars, scores])
  const dom = crel("li", { className: "criterion" }, [contentDOM, side])
  const draw = ({ attrs, content }) => {
    scores.value = attrs.score
    stars.dataset.score = Number(attrs.score).toFixed(1)
    contentDOM.classList.toggle("is-blank", !content.size)
    contentDOM.dataset.hint = words.criterion
  }
  scores.addEventListener("change", () => editor.view.dispatch(editor.state.tr.setNodeMarkup(getPos(), null, { score: scores.value })))
  draw(node)
  return {
    dom, contentDOM,
    update: changed => changed.type === node.type && (draw(changed), true),
    stopEvent: event => side.contains(event.target),
    ignoreMutation: mutation => mutation.type !== "selection" && (side.contains(mutation.target) || (mutation.type === "attributes" && mutation.target === contentDOM)),
  }
}

export const extensions = ({ words }) => [
  block({ key: "rating", tag: "div", words, content: "ratingName ratingCriteria", group: "flow", look: () => ({ className: "rating" }) }),
  line({ key: "rating", name: "ratingName", mark: "name", className: "rating-name", hint: words.ratingName }),
  part({ key: "rating", name: "ratingCriteria", tag: "ul", mark: "criteria", content: "ratingCriterion+" }),
  line({
    key: "rating", name: "ratingCriterion", tag: "li", within: '[data-part="criteria"]', item: true,
    attributes: { score: { values: ["3", ...SCORES.filter(score => score !== "3")] } },
    extend: { addNodeView: criterionView(words) },
  }),
]

export const insert = editor => insertBlock(editor, "rating", {}, [
  written("ratingName"), { type: "ratingCriteria", content: [1, 2, 3].map(() => written("ratingCriterion", "", { score: "3" })) }])
