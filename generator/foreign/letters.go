package foreign

// IsMark reports whether a letter is a mark, which takes no room.
func IsMark(r rune) bool { return r >= '\uFDD0' && r <= '\uFDD3' }

// Letters takes a text apart for whoever measures and breaks it: into its letters
// without marks, and for each the mark that begins the piece it stands in, or 0.
// Of a text without marks, pieces is nil.
func Letters(s string) (letters, pieces []rune) {
	letters = []rune(s)
	if !Marked(s) {
		return letters, nil
	}
	all := letters
	letters, pieces = make([]rune, 0, len(all)), make([]rune, 0, len(all))
	piece := rune(0)
	for _, r := range all {
		switch string(r) {
		case Begin, nativeBegin:
			piece = r
		case End, nativeEnd:
			piece = 0
		default:
			letters, pieces = append(letters, r), append(pieces, piece)
		}
	}
	return letters, pieces
}

// Join is the text of letters, or of some of them: each piece stands between its
// marks, however much of it there is.
func Join(letters, pieces []rune) string {
	if pieces == nil {
		return string(letters)
	}
	out, piece := make([]rune, 0, len(letters)+4), rune(0)
	turn := func(to rune) {
		if piece != 0 && to != piece {
			out = append(out, piece+1)
		}
		if to != 0 && to != piece {
			out = append(out, to)
		}
		piece = to
	}
	for i, r := range letters {
		turn(pieces[i])
		out = append(out, r)
	}
	turn(0)
	return string(out)
}
