using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Wire;

/// <summary>Auth0's two ways to page: by offset, for the first 1,000 records, and by checkpoint (take, from).</summary>
internal sealed class Paging
{
    private const int Window = 1000;
    private const string Mark = "checkpoint:";

    private bool checkpoint;
    private bool totals;
    private int page;
    private int size = 50;
    private string after = "";

    public static IReadOnlyList<string> Parameters { get; } = ["page", "per_page", "include_totals", "take", "from"];

    public static (Paging? Paging, Answer? Refusal) Read(ApiCall call, int minPerPage = 1) =>
        call.QueryText("take") is not null || call.QueryText("from") is not null ? ReadCheckpoint(call, 100) : ReadOffset(call, minPerPage);

    public static (Paging? Paging, Answer? Refusal) ReadCheckpoint(ApiCall call, int maxTake)
    {
        var paging = new Paging { checkpoint = true };
        var refusal = Number(call, "take", 1, maxTake, ref paging.size) ?? paging.ReadFrom(call.QueryText("from"));
        return refusal is null ? (paging, null) : (null, refusal);
    }

    public static (Paging? Paging, Answer? Refusal) ReadOffset(ApiCall call, int minPerPage)
    {
        var paging = new Paging { totals = call.QueryText("include_totals") == "true" };
        var refusal = Number(call, "per_page", minPerPage, 100, ref paging.size)
            ?? Number(call, "page", 0, int.MaxValue, ref paging.page)
            ?? paging.BeyondWindow();
        return refusal is null ? (paging, null) : (null, refusal);
    }

    /// <summary>The page as the answer shows it: a bare array, an envelope with totals, or one with the next checkpoint.</summary>
    /// <param name="items">All items, in the ordinal order of their keys.</param>
    /// <param name="key">What a checkpoint remembers of the last item shown.</param>
    /// <param name="name">The envelope's key.</param>
    public Answer Answer<T>(IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> show, string name)
    {
        if (checkpoint)
        {
            var found = items.Where(item => string.CompareOrdinal(key(item), after) > 0).Take(size + 1).ToList();
            var body = new JsonObject { [name] = Show(found.Take(size), show) };
            if (found.Count > size)
            {
                body["next"] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Mark + key(found[size - 1])));
            }

            return Wire.Answer.Ok(body);
        }

        if (!totals)
        {
            return Wire.Answer.Ok(Show(items.Skip(page * size).Take(size), show));
        }

        var all = items.ToList();
        return Wire.Answer.Ok(new JsonObject
        {
            ["total"] = all.Count,
            ["start"] = page * size,
            ["limit"] = size,
            [name] = Show(all.Skip(page * size).Take(size), show),
        });
    }

    private static JsonArray Show<T>(IEnumerable<T> items, Func<T, JsonNode> show) => [.. items.Select(show)];

    private static Answer? Number(ApiCall call, string name, int min, int max, ref int value)
    {
        if (call.QueryText(name) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return ApiError.Query(new Violation("Expected type integer but found type string", name));
        }

        value = number;
        return number < min ? ApiError.Query(new Violation($"Value {number} is less than minimum {min}", name))
            : number > max ? ApiError.Query(new Violation($"Value {number} is greater than maximum {max}", name))
            : null;
    }

    private Answer? ReadFrom(string? from)
    {
        if (from is null)
        {
            return null;
        }

        var text = Base64Url.IsValid(from) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(from)) : "";
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return ApiError.Of(400, "The 'from' parameter is not a valid checkpoint.", "invalid_query_string");
        }

        after = text[Mark.Length..];
        return null;
    }

    private Answer? BeyondWindow() => (long)page * size < Window ? null : ApiError.Of(
        400,
        $"Requesting page {page} exceeds the allowed maximum of {Window} records. "
            + $"To fetch results beyond {Window}, use the checkpoint pagination method",
        "invalid_query_string");
}
