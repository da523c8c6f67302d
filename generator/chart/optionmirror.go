package chart

import (
	"bytes"
	"encoding/json"
	"strings"
)

// mirrored is an option turned about for a language that is read from right to
// left: axes across run to the left, those of rows and values stand at the
// right, and what is said of a side is said of the other.
func mirrored(option []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(option))
	d.UseNumber() // the digits stay as they are
	var all map[string]any
	if err := d.Decode(&all); err != nil {
		return nil, err
	}
	for _, axis := range list(all["xAxis"]) {
		axis["inverse"] = true
	}
	for i, axis := range list(all["yAxis"]) { // a second one stands opposite the first
		axis["position"] = [...]string{"right", "left"}[min(i, 1)]
	}
	otherSide(all)
	return json.Marshal(all)
}

// list are the objects of a value that is a list.
func list(value any) (out []map[string]any) {
	values, _ := value.([]any)
	for _, v := range values {
		if object, ok := v.(map[string]any); ok {
			out = append(out, object)
		}
	}
	return out
}

// otherSide mirrors the sides that objects and lists at any depth name. Axes
// have theirs by then.
func otherSide(value any) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			otherSide(v)
		}
	case map[string]any:
		for key, v := range value {
			if key == "label" {
				swap(v)
			}
			if rotate, ok := v.(json.Number); ok && key == "rotate" {
				value[key] = opposite(rotate)
			}
			otherSide(v)
		}
		exchange(value, "left", "right")
	}
}

func opposite(n json.Number) json.Number {
	if rest, negative := strings.CutPrefix(string(n), "-"); negative {
		return json.Number(rest)
	}
	return "-" + n
}

// swap puts a label on the other side of what it names.
func swap(label any) {
	sides := map[any]string{"left": "right", "right": "left"}
	if label, ok := label.(map[string]any); ok {
		if other, ok := sides[label["position"]]; ok {
			label["position"] = other
		}
	}
}

// exchange swaps the values of two keys, of which both may be missing.
func exchange(object map[string]any, a, b string) {
	first, hasFirst := object[a]
	second, hasSecond := object[b]
	delete(object, a)
	delete(object, b)
	if hasFirst {
		object[b] = first
	}
	if hasSecond {
		object[a] = second
	}
}
