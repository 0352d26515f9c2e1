import { expect, test } from 'vitest'
import { shapesOf } from '../src/entry/code'

test('of a code only the box and the shapes are taken', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33"><path fill="#fff" d="M0 0h33v33h-33z"/>' +
    '<path d="M4 4.5h7m1 0h1" stroke="#000" class="x" onclick="alert(1)"/></svg>'
  expect(shapesOf(svg)).toEqual({
    box: '0 0 33 33',
    shapes: [
      { d: 'M0 0h33v33h-33z', paint: new Map([['fill', '#fff']]) },
      { d: 'M4 4.5h7m1 0h1', paint: new Map([['stroke', '#000']]) },
    ],
  })
})

test.each(['', '<svg/>', '<svg viewBox="0 0 1 1"><path d="url(x)"/></svg>', '<svg viewBox="a"><path d="M0 0"/></svg>'])(
  '%s is no code',
  (svg) => expect(shapesOf(svg)).toBeNull(),
)
