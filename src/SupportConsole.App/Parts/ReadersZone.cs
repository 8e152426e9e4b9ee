using Microsoft.JSInterop;

namespace SupportConsole.App.Parts;

/// <summary>The time zone of the person's browser, read once a visit; UTC if it is not known here.</summary>
public sealed class ReadersZone(IJSRuntime script)
{
    private TimeZoneInfo? zone;

    public async Task<TimeZoneInfo> GetAsync() => zone ??= await ReadAsync();

    private async Task<TimeZoneInfo> ReadAsync()
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
