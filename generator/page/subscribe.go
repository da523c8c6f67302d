package page

import (
	"net/url"
	"strings"

	"plansite/generator/calendar"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Subscribe leads to the dates as a file for programs.
type Subscribe struct {
	File    string // beside the page
	Address string // to subscribe to; "" without a base URL
}

const calendarFile = "calendar.ics"

// subscribe puts the file with all dates beside the page.
func (a *at) subscribe(v *View) *Subscribe {
	if len(a.occasions) == 0 {
		return nil
	}
	v.Files = append(v.Files, File{Name: calendarFile, Data: func([]byte) ([]byte, error) { return a.calendarFile(v), nil }})
	s := &Subscribe{File: calendarFile}
	if _, rest, ok := strings.Cut(v.Canonical, "://"); ok {
		s.Address = "webcal://" + rest + calendarFile
	}
	return s
}

// calendarFile has all dates. It travels without the notice of the page: in a
// demonstration its name says so, and a title that its date was made up.
func (a *at) calendarFile(v *View) []byte {
	c := calendar.Calendar{
		Name: a.F("calendar-name", "Title", v.Heading, "Site", v.Share.SiteName), Description: a.T("lead-calendar"),
		Host: a.calendarHost(), Stamp: a.site.AsOf.Time(),
	}
	if v.Demo {
		c.Description += "\n" + a.T("dates-invented")
	}
	for _, o := range a.occasions {
		c.Events = append(c.Events, a.calendarEvent(o))
	}
	return c.File()
}

func (a *at) calendarEvent(o *occasion) calendar.Event {
	e := calendar.Event{
		ID: o.Ref(), Title: a.markedTitle(o), From: o.from.Time(), To: o.to.Time(), Location: o.place,
		Categories: []string{a.laneTitle(o.lane)}, Tentative: a.inventedDate(o),
	}
	if a.site.Config.BaseURL != "" {
		e.URL = a.rootAddress() + a.Code + "/" + o.Ref() + "/"
	}
	var said []string
	switch {
	case o.state == plan.Late:
		said = append(said, a.dateState(o))
	case o.lane.sort == laneTasks && o.state == plan.Ready:
		said = append(said, a.untilThen(o))
	}
	if x, ok := o.Item.(*site.Event); ok {
		if !x.Text.Empty() {
			said = append(said, a.words(x.Text.Lead))
		}
		if x.Source != "" {
			said = append(said, string(x.Source))
		}
		e.Tentative = e.Tentative || names(x.Unconfirmed, "date") || names(x.Unconfirmed, "due")
	}
	e.Description = strings.Join(said, "\n")
	return e
}

// calendarHost makes the names of dates in the file unique in the world. A site
// that does not know its address has one made of its publisher's name, which
// leads nowhere.
func (b *in) calendarHost() string {
	if u, err := url.Parse(string(b.site.Config.BaseURL)); err == nil && u.Host != "" {
		return u.Host
	}
	if name := plan.ProperID(b.site.Config.Publisher); name != "" {
		return name + ".invalid"
	}
	return "plansite.invalid"
}
