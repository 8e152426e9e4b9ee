using Microsoft.EntityFrameworkCore;

namespace SupportConsole.Tests.Fetching.Support;

/// <summary>What an OpenID provider of the tests keeps.</summary>
public sealed class ProviderRecord(DbContextOptions<ProviderRecord> options) : DbContext(options);
