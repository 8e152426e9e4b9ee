using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SupportConsole.Migrations.Migrations
{
    /// <summary>Keeps a connection's settings as one JSON object, in the record and in drafts.</summary>
    public partial class SettingsInOneColumn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Settings",
                table: "Connections",
                type: "TEXT",
                maxLength: 100000,
                nullable: false,
                defaultValue: "{}");

            // A merge patch leaves out what is null, so that a setting without a value is not kept.
            migrationBuilder.Sql(
                """
                UPDATE "Connections" SET "Settings" = json_patch('{}', json_object(
                        'issuer', nullif("Issuer", ''),
                        'discoveryUrl', nullif("DiscoveryUrl", ''),
                        'authorizationEndpoint', nullif("AuthorizationEndpoint", ''),
                        'tokenEndpoint', nullif("TokenEndpoint", ''),
                        'jwksUri', nullif("JwksUri", ''),
                        'clientId', nullif("ClientId", ''),
                        'scopes', nullif("Scopes", ''),
                        'idpEntityId', nullif("IdpEntityId", ''),
                        'signInUrl', nullif("SignInUrl", ''),
                        'signOutUrl', nullif("SignOutUrl", ''),
                        'domains', nullif("Domains", ''),
                        'channel', CASE WHEN "Protocol" <> 1 THEN NULL WHEN "IsBackChannel" THEN 'back_channel' ELSE 'front_channel' END,
                        'signsRequests', CASE WHEN "SignsRequests" THEN 'true' END,
                        'pkce', json_extract("SeenOptions", '$.connection_settings.pkce'),
                        'signatureAlgorithm', json_extract("SeenOptions", '$.signatureAlgorithm'),
                        'digestAlgorithm', json_extract("SeenOptions", '$.digestAlgorithm'),
                        'requestBinding', json_extract("SeenOptions", '$.protocolBinding')));
                """);

            // A draft had one field for the issuer and the discovery URL.
            migrationBuilder.Sql(
                """
                UPDATE "Drafts" SET "Form" = json_set(
                    json_remove("Form", '$.Issuer', '$.AuthorizationEndpoint', '$.TokenEndpoint', '$.JwksUri', '$.ClientId', '$.Scopes', '$.IdpEntityId', '$.SignInUrl', '$.SignOutUrl', '$.Domains', '$.IsBackChannel', '$.SignsRequests', '$.MetadataUrl', '$.Sources'),
                    '$.Values', json_patch('{}', json_object(
                            'issuer', CASE WHEN instr(json_extract("Form", '$.Issuer'), '/.well-known/') = 0 THEN nullif(json_extract("Form", '$.Issuer'), '') END,
                            'discoveryUrl', CASE WHEN instr(json_extract("Form", '$.Issuer'), '/.well-known/') > 0 THEN json_extract("Form", '$.Issuer') END,
                            'metadataUrl', nullif(json_extract("Form", '$.MetadataUrl'), ''),
                            'channel', CASE WHEN json_extract("Form", '$.IsBackChannel') = 0 THEN 'front_channel' END,
                            'signsRequests', CASE WHEN json_extract("Form", '$.SignsRequests') = 1 THEN 'true' END,
                            'authorizationEndpoint', nullif(json_extract("Form", '$.AuthorizationEndpoint'), ''),
                            'tokenEndpoint', nullif(json_extract("Form", '$.TokenEndpoint'), ''),
                            'jwksUri', nullif(json_extract("Form", '$.JwksUri'), ''),
                            'clientId', nullif(json_extract("Form", '$.ClientId'), ''),
                            'scopes', nullif(json_extract("Form", '$.Scopes'), ''),
                            'idpEntityId', nullif(json_extract("Form", '$.IdpEntityId'), ''),
                            'signInUrl', nullif(json_extract("Form", '$.SignInUrl'), ''),
                            'signOutUrl', nullif(json_extract("Form", '$.SignOutUrl'), ''),
                            'domains', nullif(json_extract("Form", '$.Domains'), ''))),
                    '$.Sources', coalesce((SELECT json_group_object(
                            CASE source.key
                                WHEN 'Issuer' THEN 'issuer'
                                WHEN 'AuthorizationEndpoint' THEN 'authorizationEndpoint'
                                WHEN 'TokenEndpoint' THEN 'tokenEndpoint'
                                WHEN 'JwksUri' THEN 'jwksUri'
                                WHEN 'ClientId' THEN 'clientId'
                                WHEN 'Scopes' THEN 'scopes'
                                WHEN 'IdpEntityId' THEN 'idpEntityId'
                                WHEN 'SignInUrl' THEN 'signInUrl'
                                WHEN 'SignOutUrl' THEN 'signOutUrl'
                                WHEN 'Domains' THEN 'domains'
                                WHEN 'MetadataUrl' THEN 'metadataUrl'
                                ELSE source.key END,
                            json_object('From', replace(source.value, 'edited; was ', ''), 'IsEdited', json(iif(source.value LIKE 'edited%', 'true', 'false'))))
                        FROM json_each("Form", '$.Sources') AS source), json('{}')));
                """);

            migrationBuilder.DropColumn(name: "AuthorizationEndpoint", table: "Connections");

            migrationBuilder.DropColumn(name: "ClientId", table: "Connections");

            migrationBuilder.DropColumn(name: "DiscoveryUrl", table: "Connections");

            migrationBuilder.DropColumn(name: "Domains", table: "Connections");

            migrationBuilder.DropColumn(name: "IdpEntityId", table: "Connections");

            migrationBuilder.DropColumn(name: "IsBackChannel", table: "Connections");

            migrationBuilder.DropColumn(name: "Issuer", table: "Connections");

            migrationBuilder.DropColumn(name: "JwksUri", table: "Connections");

            migrationBuilder.DropColumn(name: "Scopes", table: "Connections");

            migrationBuilder.DropColumn(name: "SignInUrl", table: "Connections");

            migrationBuilder.DropColumn(name: "SignOutUrl", table: "Connections");

            migrationBuilder.DropColumn(name: "SignsRequests", table: "Connections");

            migrationBuilder.DropColumn(name: "TokenEndpoint", table: "Connections");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorizationEndpoint",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ClientId",
                table: "Connections",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DiscoveryUrl",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Domains",
                table: "Connections",
                type: "TEXT",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "IdpEntityId",
                table: "Connections",
                type: "TEXT",
                maxLength: 1024,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "IsBackChannel",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Issuer",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "JwksUri",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Scopes",
                table: "Connections",
                type: "TEXT",
                maxLength: 255,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SignInUrl",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SignOutUrl",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "SignsRequests",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "TokenEndpoint",
                table: "Connections",
                type: "TEXT",
                maxLength: 2083,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql(
                """
                UPDATE "Connections" SET
                    "Issuer" = coalesce(json_extract("Settings", '$.issuer'), ''),
                    "DiscoveryUrl" = coalesce(json_extract("Settings", '$.discoveryUrl'), ''),
                    "AuthorizationEndpoint" = coalesce(json_extract("Settings", '$.authorizationEndpoint'), ''),
                    "TokenEndpoint" = coalesce(json_extract("Settings", '$.tokenEndpoint'), ''),
                    "JwksUri" = coalesce(json_extract("Settings", '$.jwksUri'), ''),
                    "ClientId" = coalesce(json_extract("Settings", '$.clientId'), ''),
                    "Scopes" = coalesce(json_extract("Settings", '$.scopes'), ''),
                    "IdpEntityId" = coalesce(json_extract("Settings", '$.idpEntityId'), ''),
                    "SignInUrl" = coalesce(json_extract("Settings", '$.signInUrl'), ''),
                    "SignOutUrl" = coalesce(json_extract("Settings", '$.signOutUrl'), ''),
                    "Domains" = coalesce(json_extract("Settings", '$.domains'), ''),
                    "IsBackChannel" = coalesce(json_extract("Settings", '$.channel'), '') <> 'front_channel',
                    "SignsRequests" = json_extract("Settings", '$.signsRequests') IS NOT NULL;
                """);

            migrationBuilder.DropColumn(name: "Settings", table: "Connections");
        }
    }
}
