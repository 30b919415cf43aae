/**
 * The query language.
 *
 * <p>Enters: any text. Leaves: a {@link org.hulian.index.query.Reading}, which is a tree of {@link
 * org.hulian.index.query.Clause}s, what was left out and why. No text is an error: what cannot be
 * read as syntax is a word. The grammar, of which each line binds tighter than the one before:
 *
 * <pre>
 * any     = all { ( "OR" | "或" ) all }
 * all     = one { [ "AND" | "且" ] one }
 * one     = { "+" | "-" | "NOT" | "非" } ( "(" any ")" | field | phrase | word )
 * field   = name ":" ( value | phrase | range | "(" value { "OR" value } ")" )
 * phrase  = quote text quote [ "~" number ]
 * range   = from ".." | ".." to | from ".." to | ( "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ) value
 * word    = characters up to a blank, a quote or a bracket that is not closed in it, [ "*" ]
 * </pre>
 *
 * <p>Signs may be full-width. A sign is one only where a word could begin, so {@code a-b} and
 * {@code 人(哈)脸} are words.
 */
@NullMarked
package org.hulian.index.query;

import org.jspecify.annotations.NullMarked;
