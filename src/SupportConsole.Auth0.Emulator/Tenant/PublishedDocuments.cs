using System.Collections.Concurrent;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The documents that the tenant finds on the internet. It fetches nothing: only published addresses can be reached.</summary>
internal sealed class PublishedDocuments
{
    private readonly ConcurrentDictionary<string, string> documents = new(StringComparer.Ordinal);

    public void Publish(string address, string document) => documents[address] = document;

    public void Withdraw(string address) => documents.TryRemove(address, out _);

    public string? At(string? address) => address is null ? null : documents.GetValueOrDefault(address);
}
