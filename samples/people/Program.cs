// Adds to a chronicle a page of the people in it, the same list as JSON, and a check. All other functions are those of the tool.
using System.Collections.Immutable;
using Chronicle.Extending;

return await Chronicler.RunAsync(args, site =>
{
    site.Pipelines.Add("people", chronicle =>
    {
        var people = Person.From(chronicle);
        return
        [
            new SitePage("/people/", "people", "People", "All people who took part.")
            {
                Data = new PeopleData(people),
                Mentions = [.. people.SelectMany(person => person.Records).Distinct()],
            },
            SiteFile.Json("/data/people.json", json =>
            {
                json.WriteStartObject();
                foreach (var person in people)
                    json.WriteNumber(person.Name, person.Records.Length);
                json.WriteEndObject();
            }),
        ];
    });
    site.Checks.Add("people", chronicle => chronicle.Milestones.Where(milestone => milestone.People.IsEmpty)
        .Select(milestone => new SiteFinding("no person is named; add people", milestone)));
});

internal sealed record PeopleData(ImmutableArray<Person> People);

internal sealed record Person(string Name, ImmutableArray<SiteRecord> Records)
{
    public static ImmutableArray<Person> From(LinkedSite chronicle) =>
    [
        .. chronicle.Records.SelectMany(record => record.People, (record, name) => (record, name)).GroupBy(entry => entry.name)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Person(group.Key, [.. group.Select(entry => entry.record)])),
    ];
}
