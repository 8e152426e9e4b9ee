using Microsoft.JSInterop;

namespace SupportConsole.App.Parts;

/// <summary>The time zone of the person's browser, read once a visit; UTC if it is not known here.</summary>
public sealed class ReadersZone(IJSRuntime script)
{
    private Task<TimeZoneInfo>? reading;

    /// <summary>Null until it was read.</summary>
    public TimeZoneInfo? Known { get; private set; }

    /// <summary>Asks the browser once, however many times on a page wait for it.</summary>
    public Task<TimeZoneInfo> GetAsync() =>
        reading is null or { IsFaulted: true } or { IsCanceled: true } ? reading = ReadAsync() : reading;

    private async Task<TimeZoneInfo> ReadAsync() => Known = await AskAsync();

    private async Task<TimeZoneInfo> AskAsync()
    {
        try
        {
            await using var module = await script.InvokeAsync<IJSObjectReference?>("import", "./_content/SupportConsole.App/readers-zone.js");
            var id = module is null ? null : await module.InvokeAsync<string?>("readersZone");
            return id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc;
        }
        catch (JSException)
        {
            return TimeZoneInfo.Utc;
        }
    }
}
