package page

// Documents is what the search of the first language reads, within bounds of
// its number of documents and the bytes of their texts.
func Documents(b *Builder, documents, text int) ([]byte, error) {
	return b.langs[0].documents(documentBounds{documents, text})
}
