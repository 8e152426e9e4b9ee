using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportConsole.App.Parts;

/// <summary>Query-string values, which anyone may have typed: unparsable ones count as missing, out-of-range numbers are clamped.</summary>
public sealed class AddressValues(string uri)
{
    private const int MostDays = 36_500;
    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> values = QueryHelpers.ParseQuery(new Uri(uri).Query);

    public int Page => Math.Clamp(Number("page") ?? 0, 0, ListPage.Last);

    public string Text(string name) => values.TryGetValue(name, out var found) ? found[0] ?? "" : "";

    public bool IsYes(string name) => bool.TryParse(Text(name), out var yes) && yes;

    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    public DateOnly? Day(string name) => DateOnly.TryParse(Text(name), CultureInfo.InvariantCulture, out var day) ? day : null;

    public int? Days(string name) => Number(name) is { } days ? Math.Clamp(days, 0, MostDays) : null;

    public T? Value<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(Text(name), out var value) && Enum.IsDefined(value) ? value : null;

    private int? Number(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
